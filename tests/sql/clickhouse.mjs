// The cases of a folder on ClickHouse, in this process; the national one also in two shards by enterprise.
// Usage: node clickhouse.mjs CASES
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Session } from "chdb";

const here = process.env.SQL_TESTS ?? dirname(fileURLToPath(import.meta.url));
const cases = process.argv[2];
const shards = 2;
let failed = false;

// One at a time: nothing in a script but the end of a statement is a semicolon at the end of a line.
const statements = (text) => text.split(/;\n/).filter((part) => part.replace(/^--.*$/gm, "").trim() !== "");

function compare(folder, got, name) {
  try {
    execFileSync(join(here, "compare.py"), [join(folder, "expected.csv"), got, name], { stdio: "inherit" });
  } catch {
    failed = true;
  }
  rmSync(got);
}

function answer(run, query, folder, name) {
  const got = join(folder, "got.clickhouse.csv");
  const begin = Date.now();
  run(`${query} INTO OUTFILE '${got}' TRUNCATE FORMAT CSVWithNames`);
  console.log(`     ${name}: ${Date.now() - begin} ms`);
  compare(folder, got, name);
}

for (const name of readdirSync(cases).sort()) {
  const folder = join(cases, name);
  const text = (file) => readFileSync(join(folder, file), "utf8");
  const tables = readdirSync(join(folder, "facts")).map((file) => file.replace(".csv", ""));
  const data = mkdtempSync(join(tmpdir(), "inspectplan-clickhouse-"));
  const session = new Session(data);
  const run = (sql) => session.query(sql, "CSV");
  const make = (database) => {
    run(`CREATE DATABASE ${database} ENGINE = Atomic`);
    run(`USE ${database}`);
    for (const statement of statements(text("tables.clickhouse.sql"))) run(statement);
  };

  make("whole");
  for (const table of tables)
    run(`INSERT INTO "${table}" FROM INFILE '${join(folder, "facts", `${table}.csv`)}' FORMAT CSVWithNames`);
  for (const statement of statements(text("script.clickhouse.sql"))) run(statement);
  answer(run, text("select.sql"), folder, `clickhouse ${name}`);

  if (name === "national") {
    const parts = [];
    for (let shard = 0; shard < shards; ++shard) {
      make(`shard_${shard}`);
      for (const table of tables) {
        const key = table === "enterprise" ? "id" : "enterprise";
        const columns = text(join("facts", `${table}.csv`)).split("\n", 1)[0].replaceAll('"', "").split(",");
        // Rows of no enterprise, the imports and tables of a place, are wanted on every shard.
        const own = columns.includes(key) ? `WHERE cityHash64("${key}") % ${shards} = ${shard}` : "";
        run(`INSERT INTO "${table}" SELECT * FROM whole."${table}" ${own}`);
      }
      for (const statement of statements(text("script.clickhouse.sql"))) run(statement);
      parts.push(`SELECT * FROM shard_${shard}.assessments`);
    }
    run(`CREATE VIEW shard_0.everything AS ${parts.join(" UNION ALL ")}`);
    answer(run, text("select.sql").replace("FROM assessments", "FROM shard_0.everything"), folder,
      `clickhouse ${name}, ${shards} shards`);
  }
  session.cleanup();
  rmSync(data, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
