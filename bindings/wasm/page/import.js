// Files to data: JSON, CSV, Excel, TOML. Headings are recognised in several spellings; every problem names its place.
import { fold } from "./thidua/components/element.js";

export const MOST_BYTES = 20 * 1024 * 1024;

const HEADINGS = {
  id: ["ma", "ma so", "ma can bo", "ma cb", "so hieu", "id"],
  name: ["ho va ten", "ho ten", "ten", "ca nhan tap the", "don vi", "name"],
  kind: ["loai doi tuong", "doi tuong", "kind"],
  category: ["nhom doi tuong", "nhom", "category"],
  sex: ["gioi tinh", "nam nu", "sex"],
  service_from: ["ngay vao cong tac", "ngay vao nganh", "ngay tuyen dung", "service from"],
  year: ["nam", "nam xet", "nam cong tac", "year"],
  level: ["xep loai", "muc xep loai", "ket qua xep loai", "danh gia", "muc do hoan thanh", "ket qua danh gia", "rating", "level"],
  award: ["danh hieu", "danh hieu hinh thuc", "hinh thuc khen thuong", "danh hieu thi dua", "khen thuong", "danh hieu hinh thuc khen thuong", "award"],
  on: ["ngay quyet dinh", "ngay qd", "ngay ky", "decision", "on"],
  number: ["so quyet dinh", "so qd", "number"],
  merit: ["loai hinh khen thuong", "loai hinh", "merit"],
  initiative: ["sang kien", "ten sang kien", "sang kien de tai", "de tai", "initiative"],
  scope: ["pham vi", "pham vi anh huong", "cap cong nhan", "scope"],
};

const plain = (text) => fold(String(text ?? "")).replace(/[^a-z0-9]+/g, " ").trim().replaceAll("y", "i");
const column = (heading) => Object.keys(HEADINGS).find((key) => HEADINGS[key].some((one) => one.replaceAll("y", "i") === plain(heading)));
const SCOPES = { "co so": "co-so", "bo tinh": "bo-tinh", "cap bo": "bo-tinh", "cap tinh": "bo-tinh", tinh: "bo-tinh", bo: "bo-tinh", "toan quoc": "toan-quoc" };

/** Cells of a CSV text; quotes, line breaks inside quotes, comma or semicolon. */
export function cells(text) {
  const head = text.split("\n", 12).join("\n");
  const separator = [";", "\t", ","].sort((one, other) => head.split(other).length - head.split(one).length)[0];
  const rows = [[]];
  let [cell, quoted] = ["", false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') (cell += '"'), (at += 1);
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"') quoted = true;
    else if (letter === separator) rows.at(-1).push(cell), (cell = "");
    else if (letter === "\n") rows.at(-1).push(cell.replace(/\r$/, "")), (cell = ""), rows.push([]);
    else cell += letter;
  }
  rows.at(-1).push(cell);
  return rows.filter((row) => row.some((one) => one.trim()));
}

/** `2024-06-01` of a cell: a date, `01/06/2024`, `2024-06-01`. */
export function written(value) {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value ?? "").trim();
  const vietnamese = text.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
  if (vietnamese) return `${vietnamese[3]}-${vietnamese[2].padStart(2, "0")}-${vietnamese[1].padStart(2, "0")}`;
  return text;
}

/** Histories of a table: one row a year, an award or an initiative; rows of one person belong together. */
export function subjectsOf(rows) {
  const head = rows.findIndex((row) => row.filter((cell) => column(cell)).length >= 2);
  if (head < 0) {
    return { subjects: [], problems: [{ vi: "Không thấy dòng tiêu đề: cần ít nhất hai cột trong số Họ và tên, Năm, Xếp loại, Danh hiệu, Ngày quyết định, Sáng kiến.", en: "No heading row: at least two of the columns Name, Year, Rating, Award, Decision, Initiative are needed." }] };
  }
  const keys = rows[head].map(column);
  const problems = rows[head].filter((heading, at) => String(heading ?? "").trim() && !keys[at] && !/^(stt|tt|so thu tu|ghi chu)$/.test(plain(heading))).map((heading) => ({ vi: `Cột "${heading}" không dùng được nên bỏ qua.`, en: `The column "${heading}" is not known and is left out.` }));
  const found = new Map();
  let last = {};
  for (const [at, row] of rows.slice(head + 1).entries()) {
    const line = head + at + 2;
    const cell = (key) => (keys.includes(key) ? row[keys.indexOf(key)] : undefined);
    const text = (key) => String(cell(key) ?? "").trim().normalize("NFC");
    // Merged cells leave the rows below empty: they belong to the person above.
    const who = text("id") || text("name") ? { id: text("id"), name: text("name") } : last;
    last = who;
    const key = who.id || who.name || "";
    if (!found.has(key)) found.set(key, { schema: 1, kind: "individual", complete: {}, ...(who.id && { id: who.id }), ...(who.name && { name: who.name }), ratings: [], awards: [], initiatives: [] });
    const subject = found.get(key);
    if (text("kind")) subject.kind = { "tap the": "collective", "ca nhan": "individual", "ho gia dinh": "household", "doanh nghiep": "enterprise" }[plain(text("kind"))] ?? text("kind");
    if (text("category")) subject.category = text("category");
    if (text("sex")) subject.sex = /^(nu|female|f)$/.test(plain(text("sex"))) ? "female" : "male";
    if (text("service_from")) subject.service_from = written(cell("service_from"));
    const year = text("year") ? Number(text("year").replace(/^năm /i, "")) : undefined;
    if (year !== undefined && !Number.isInteger(year)) {
      problems.push({ vi: `Dòng ${line}, cột "${rows[head][keys.indexOf("year")]}": "${text("year")}" không phải năm.`, en: `Row ${line}: "${text("year")}" is no year.` });
      continue;
    }
    const on = text("on") ? written(cell("on")) : undefined;
    if (text("level")) subject.ratings.push({ year, level: text("level") });
    if (text("award")) subject.awards.push({ award: text("award"), ...(year && { year }), ...(on && { on }), ...(text("number") && { number: text("number") }), ...(text("merit") && { merit: text("merit") }) });
    if (text("initiative")) subject.initiatives.push({ year, kind: "sang-kien", name: text("initiative"), ...(text("scope") && { scope: SCOPES[plain(text("scope"))] ?? text("scope") }) });
  }
  return { subjects: [...found.values()], problems };
}

/** What a file holds: { subjects } or { files } or { rows } or { draft }; throws { vi, en } where it cannot be read. */
export async function opened(file) {
  const refuse = (vi, en) => Object.assign(new Error(vi), { words: { vi: `${file.name}: ${vi}`, en: `${file.name}: ${en}` } });
  if (file.size > MOST_BYTES) {
    const size = (file.size / 1024 / 1024).toFixed(0);
    throw refuse(`tệp ${size} MB quá lớn, trang nhận tối đa 20 MB. Hãy tách tệp, hoặc dùng lệnh \`thidua\` hay Python. Những gì đã nhập vẫn còn.`, `the file has ${size} MB, the page takes 20 MB at most. Split it, or use the command line or Python. Nothing typed is lost.`);
  }
  if (/\.xlsx$/i.test(file.name)) {
    let rows;
    try {
      const { default: readExcel } = await import("./excel.js");
      const read = await readExcel(file);
      rows = Array.isArray(read[0]) || !read.length ? read : (read[0].data ?? []);
    } catch {
      throw refuse("không đọc được như tệp Excel (.xlsx). Mở bằng Excel rồi lưu lại dạng .xlsx. Những gì đã nhập vẫn còn.", "cannot be read as Excel (.xlsx). Open it in Excel and save it as .xlsx again. Nothing typed is lost.");
    }
    return table(rows);
  }
  const text = new TextDecoder("utf-8", { fatal: false }).decode(await file.arrayBuffer()).replace(/^\ufeff/, "");
  if (text.includes("\ufffd")) throw refuse("tệp không phải mã UTF-8. Lưu lại với mã UTF-8 (CSV UTF-8). Những gì đã nhập vẫn còn.", "the file is not UTF-8. Save it as CSV UTF-8. Nothing typed is lost.");
  if (/\.toml$/i.test(file.name)) return { files: { [/^\[conference\]/m.test(text) ? "conference.toml" : file.name]: text }, bylaw: /^\[law\]/m.test(text) ? text : null };
  if (/\.csv$/i.test(file.name)) return table(cells(text), { [file.name]: text });
  let json;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const at = Number(String(error.message).match(/position (\d+)/)?.[1] ?? NaN);
    const before = Number.isNaN(at) ? null : text.slice(0, at).split("\n");
    const place = before ? ` ở dòng ${before.length}, cột ${before.at(-1).length + 1}` : "";
    throw refuse(`JSON sai cú pháp${place}. Xem lại dấu ngoặc, dấu phẩy, dấu nháy. Những gì đã nhập vẫn còn.`, `malformed JSON${before ? ` at line ${before.length}, column ${before.at(-1).length + 1}` : ""}. Check brackets, commas and quotes. Nothing typed is lost.`);
  }
  if (json?.thidua === "draft") return { draft: json };
  return { subjects: Array.isArray(json) ? json : [json], problems: [] };
}

function table(rows, files) {
  const money = rows.findIndex((row) => row.some((cell) => /^(so luong|he so)$/.test(plain(cell))) && row.some((cell) => column(cell) === "award"));
  if (money >= 0) return { rows: rows.slice(money).map((row) => row.map((cell) => (cell instanceof Date ? written(cell) : String(cell ?? "")))) };
  const isSheet = rows[0]?.some((cell) => /^(unit|criterion|vong cham|tieu chi|stage)$/.test(plain(cell)));
  return isSheet && files ? { files } : subjectsOf(rows);
}
