// Pictures of the page, to be looked at: node test/look.mjs [folder]
import { join } from "node:path";
import { root } from "./cases.mjs";
import { browser as launch, complaints, serve } from "./serve.mjs";

const out = process.argv[2] ?? join(root, "target/pictures");
const site = await serve(join(root, "target/page"));
const browser = await launch();
for (const [kind, width, height] of [["wide", 1360, 900], ["phone", 390, 844]]) {
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: kind === "phone", isMobile: kind === "phone" });
  const said = complaints(page);
  await page.goto(site.address);
  await page.locator("thidua-assess .verdict").waitFor({ timeout: 20_000 });
  for (const tab of ["dieu-kien", "tong-ket", "tien-thuong", "tra-cuu", "quy-che"]) {
    await page.locator(`#tab-${tab}`).click();
    if (tab === "tong-ket") {
      await page.getByRole("button", { name: /ví dụ/ }).click();
      await page.locator("thidua-conference table").first().waitFor({ timeout: 20_000 });
    }
    if (tab === "quy-che") await page.locator(".code textarea").fill('schema = 1\n\n[law]\ninstrument = "tinh.x"\nbylaw = "tinh"\nsubjet = { vi = "quy chế" }\n\n[[cap]]\naward = "chien-si-thi-dua-co-so"\nshare = "20%"\n');
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(out, `${kind}-${tab}.png`), fullPage: tab === "dieu-kien" });
  }
  if (said.length) console.log(kind, said);
  await page.close();
}
await browser.close();
site.server.close();
