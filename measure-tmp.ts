import { readFileSync } from "node:fs";
process.env.DATABASE_URL = readFileSync("/tmp/listbench/url","utf8").trim();
const { listJobs } = await import("/work/wt/list/lib/db/jobs.ts");
const { filterValues } = await import("/work/wt/list/lib/db/filter-values.ts");
const { everyJob } = await import("/work/wt/list/lib/contract/job-query.ts");
const base = everyJob("upstream");
const cases: Record<string, any> = {
 plain:{}, oldest:{order:"oldest"}, aborted:{showAborted:true}, wf:{workflow:"moderation"}, "wf sec":{workflow:"assessment-security"}, pending:{state:"pending"}, failed:{state:"failed"}, finished:{state:"finished"}, saborted:{state:"aborted"},
 benign:{flags:[{name:"Benign",value:true}]}, exploitable:{flags:[{name:"Exploitable",value:true}]}, noflag:{flags:[{name:"Nope",value:true}]},
 unset:{correct:"unset"}, correct:{correct:"correct"}, incorrect:{correct:"incorrect"}, mod:{correct:"needs-moderation"},
 model:{model:"rules"}, prompt:{promptVersion:"p003"}, rev:{codeRevision:"rev0010"}, agent:{agentName:"worker-3"}, failure:{failure:"quota"}, nofailure:{failure:"never"}, range:{from:"2026-01-01",to:"2026-02-01"},
 "wf+benign never":{workflow:"moderation",flags:[{name:"Benign",value:true}]}, "oldrev+newprompt":{codeRevision:"rev0001",promptVersion:"p039"}, "agent+model old":{agentName:"worker-3",model:"rules"},
 "wf+incorrect":{workflow:"assessment-security",correct:"incorrect"}, "wf+failed":{workflow:"assessment-security",state:"failed"},"exploit+incorrect":{correct:"incorrect",flags:[{name:"Exploitable",value:true}]},
 "failed+benign never":{state:"failed",flags:[{name:"Benign",value:true}]}, "range+agent":{agentName:"worker-3",from:"2025-10-10",to:"2025-10-12"}, "range+benign":{from:"2025-10-10",to:"2025-10-12",flags:[{name:"Benign",value:true}]}, "wf+model":{workflow:"assessment-security",model:"anthropic:claude"},
 "pending+model":{state:"pending",model:"rules"}, "model+prompt old":{model:"openai:gpt-5",promptVersion:"p001"}, "agent+prompt":{agentName:"worker-1",promptVersion:"p001"},
 "agent+oldest":{agentName:"worker-1",order:"oldest",model:"openai:gpt-5"}, "mod+failed never":{correct:"needs-moderation",state:"failed"}, "two flags never":{flags:[{name:"Benign",value:true},{name:"Actionable",value:true}]},
 "t common":{text:"kasan"}, "t kcsan":{text:"kcsan"}, "t prefix do_":{text:"do_sys"}, "t rare":{text:"folio_flush_49"}, "t rare2":{text:"sock_poll_48"}, "t none":{text:"nothinglikethis"}, "t two":{text:"tcp_read folio_map"}, "t prefix never":{text:"do_sys nothinglikethis"}, "t so":{text:"so"}, "t s + never":{text:"tc zz"}, "t pref2":{text:"tcp_read snd_flush_4"},
 "t+old rev":{text:"tcp_read",codeRevision:"rev0001"}, "t rare+wf":{text:"folio_flush_49",workflow:"moderation"}, "t mid+benign":{text:"sock_poll_40",flags:[{name:"Benign",value:true}]},"t+range":{text:"sock_poll_40",from:"2025-11-01",to:"2025-12-01"},
};
const only = process.argv[2];
const pct=(a:number[],p:number)=>a.sort((x,y)=>x-y)[Math.min(a.length-1,Math.floor(a.length*p))]!.toFixed(1);
for (let i=0;i<5;i++) await listJobs(base,{side:"start"});
for (const [name, given] of Object.entries(cases)) {
  if (only && !name.includes(only)) continue;
  const f={...base,...given}; const t1:number[]=[],t2:number[]=[],t3:number[]=[]; let n=0;
  for (let i=0;i<12;i++) { let s=performance.now(); const p=await listJobs(f,{side:"start"}); t1.push(performance.now()-s); n=p.jobs.length;
    if (p.next) { s=performance.now(); const q=await listJobs(f,{side:"after",cursor:p.next}); t2.push(performance.now()-s); if(q.previous){ s=performance.now(); await listJobs(f,{side:"before",cursor:q.previous}); t3.push(performance.now()-s);} } }
  const max=Math.max(+pct(t1,0.95), t2.length?+pct(t2,.95):0, t3.length?+pct(t3,.95):0);
  console.log((max>150?"!! ":max>50?"!  ":"   ")+name.padEnd(22), n, "first", pct(t1,.5), pct(t1,.95), t2.length?`next ${pct(t2,.5)} ${pct(t2,.95)}`:"", t3.length?`prev ${pct(t3,.5)} ${pct(t3,.95)}`:"");
}
{ const t:number[]=[]; for(let i=0;i<20;i++){const s=performance.now(); await filterValues("upstream"); t.push(performance.now()-s);} console.log("menus", pct(t,.5), pct(t,.95)); }
process.exit(0);
