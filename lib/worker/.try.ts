import { startPostgres } from "@/lib/postgres/embedded";
import { migrate } from "@/lib/db/migrate";
import { migrateQueue } from "@/lib/queue/migrate";
import { startWorkerOf } from "@/lib/worker/worker";
import { workerParts } from "@/lib/testing/worker-parts";
import { newJob } from "@/lib/testing/new-job";
import { createJob, abortJob } from "@/lib/db/jobs";
import { createFirstJobs } from "@/lib/db/first-jobs";
import { enqueueRun } from "@/lib/queue/enqueue";
import { cancelRun } from "@/lib/queue/cancel";
import { setDatabaseUrl } from "@/lib/env";
import { database } from "@/lib/db/client";
import { listJobs } from "@/lib/db/jobs";
import { pino } from "pino";
const p=await startPostgres({dir:"/tmp/assay/pgreal/pg",database:"c"+Date.now(),logFile:"/tmp/assay/pgreal/log"});
await migrate(p.url,"/work/main/prisma/migrations"); await migrateQueue(p.url); setDatabaseUrl(p.url);
const w=await startWorkerOf(workerParts({logger:pino({level:"debug"})}));
const mk=(Pause:number)=>createJob(newJob({workflow:"assessment-pausing",args:JSON.stringify({Log:"/tmp/assay/pgreal/x.log",Pause,Failing:""})}),enqueueRun);
const id=await mk(10000); await new Promise(r=>setTimeout(r,600)); await abortJob(id,"me","no"); await cancelRun(id);
const id2=await mk(700); await new Promise(r=>setTimeout(r,1000));
await w.stop();
await database().$executeRawUnsafe(`insert into jobs (id, namespace, workflow, type, description, created, state, correct, args)
 select gen_random_uuid(), 'upstream', case when n%3=0 then 'moderation' else 'assessment-kcsan' end, 'x','', '2026-01-01'::timestamptz + n*interval '1 s', (array['pending','finished','aborted','failed'])[1+n%4]::job_state, 'unset', '{}' from generate_series(1,60000) n`);
await database().$executeRawUnsafe("analyze jobs");
await database().$executeRawUnsafe("alter system set auto_explain.log_min_duration=0").catch(()=>0);
const base={namespace:"upstream",workflow:"",needsModeration:false,showAborted:false};
for (const f of [base,{...base,workflow:"moderation"},{...base,needsModeration:true},{...base,needsModeration:true,workflow:"moderation"},{...base,showAborted:true}]) {
  const t=performance.now(); const first=await listJobs(f,{side:"start"});
  const deep={time:"2026-01-01T01:00:00Z",id:first.jobs[0]!.id};
  const t1=performance.now(); await listJobs(f,{side:"after",cursor:deep}); const t2=performance.now(); await listJobs(f,{side:"before",cursor:deep});
  console.log(JSON.stringify(f), (t1-t).toFixed(1), (t2-t1).toFixed(1), (performance.now()-t2).toFixed(1));
}
console.log(await database().$queryRawUnsafe("select indexrelname, idx_scan::int from pg_stat_user_indexes where relname='jobs'"));
process.exit(0);
