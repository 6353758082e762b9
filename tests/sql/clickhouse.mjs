// The cases of a folder on ClickHouse, in this process. Usage: node clickhouse.mjs CASES
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Session } from "chdb";

const here = process.env.SQL_TESTS ?? dirname(fileURLToPath(import.meta.url));
const cases = process.argv[2];
let failed = false;

// One statement at a time: comments and texts of a script hold no semicolon at the end of a line but its own.
const statements = (text) => text.split(/;\n/).filter((part) => part.replace(/^--.*$/gm, "").trim() !== "");

for (const name of readdirSync(cases).sort()) {
  const folder = join(cases, name);
  const text = (file) => readFileSync(join(folder, file), "utf8");
  const data = mkdtempSync(join(tmpdir(), "inspectplan-clickhouse-"));
  const session = new Session(data);
  const run = (sql) => session.query(sql, "CSV");
  run("CREATE DATABASE it ENGINE = Atomic");
  run("USE it");
  for (const statement of statements(text("tables.clickhouse.sql"))) run(statement);
  for (const file of readdirSync(join(folder, "facts")))
    run(`INSERT INTO "${file.replace(".csv", "")}" FROM INFILE '${join(folder, "facts", file)}' FORMAT CSVWithNames`);
  for (const statement of statements(text("script.clickhouse.sql"))) run(statement);
  const got = join(folder, "got.clickhouse.csv");
  const begin = Date.now();
  run(`${text("select.sql")} INTO OUTFILE '${got}' TRUNCATE FORMAT CSVWithNames`);
  console.log(`     clickhouse ${name}: ${Date.now() - begin} ms`);
  session.cleanup();
  rmSync(data, { recursive: true, force: true });
  try {
    execFileSync(join(here, "compare.py"), [join(folder, "expected.csv"), got, `clickhouse ${name}`], { stdio: "inherit" });
  } catch {
    failed = true;
  }
  rmSync(got);
}
process.exit(failed ? 1 : 0);
