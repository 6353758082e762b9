// The cases of a folder on DuckDB, in this process. Usage: node duckdb.mjs CASES
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";

const here = process.env.SQL_TESTS ?? dirname(fileURLToPath(import.meta.url));
const cases = process.argv[2];
const csv = "FORMAT csv, HEADER, NULLSTR '\\N'";
let failed = false;

for (const name of readdirSync(cases).sort()) {
  const folder = join(cases, name);
  const text = (file) => readFileSync(join(folder, file), "utf8");
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  await connection.run(text("tables.duckdb.sql"));
  for (const file of readdirSync(join(folder, "facts")))
    await connection.run(`COPY "${file.replace(".csv", "")}" FROM '${join(folder, "facts", file)}' (${csv})`);
  await connection.run(text("script.duckdb.sql"));
  const got = join(folder, "got.duckdb.csv");
  const begin = Date.now();
  await connection.run(`COPY (${text("select.sql")}) TO '${got}' (${csv})`);
  console.log(`     duckdb ${name}: ${Date.now() - begin} ms`);
  connection.closeSync();
  instance.closeSync();
  try {
    execFileSync(join(here, "compare.py"), [join(folder, "expected.csv"), got, `duckdb ${name}`], { stdio: "inherit" });
  } catch {
    failed = true;
  }
  rmSync(got);
}
process.exit(failed ? 1 : 0);
