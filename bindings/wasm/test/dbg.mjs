import { readFileSync } from "node:fs";
import { browser as launch, complaints, serve } from "./serve.mjs";
const site = await serve("/work/wt-web/target/page");
const b = await launch(); const page = await b.newPage(); const said = complaints(page);
await page.goto(site.address); await page.locator("thidua-assess .verdict").waitFor();
const bytes=[...readFileSync(new URL("./ho-so-o-gop.xlsx",import.meta.url))];
console.log(await page.evaluate(async (bytes)=>{try{const {default:r}=await import("/excel.js");return JSON.stringify(await r(new File([new Uint8Array(bytes)],"a.xlsx"))).slice(0,800)}catch(e){return String(e.stack)}},bytes));
await b.close(); site.server.close();
