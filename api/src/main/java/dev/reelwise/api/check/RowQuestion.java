package dev.reelwise.api.check;

import java.util.List;

/**
 * What only rows can tell: {@code query} gives video_id (or null), subject and detail of each
 * finding, and takes :patience and :grace in seconds.
 */
record RowQuestion(Kind kind, String query) {

  private static final List<String> STEPS =
      List.of("transcode", "transcribe", "summarize", "index");

  private static final String JOBS =
      """
      select s.video_id, s.step as subject, 'it is ' || s.state as detail
      from video_steps s
      where s.step = '%1$s' and s.state in ('queued', 'running', 'retrying')
        and not exists (select 1 from %2$s j where j.task_instance = s.video_id || '-' || s.run)
      """;

  private static final String ORPHANS =
      """
      select j.video_id, '%2$s ' || j.task_instance as subject, '' as detail
      from (select split_part(task_instance, '%3$s', 1)::int as video_id, task_instance, picked
            from %2$s) j
      where not j.picked and not exists (select 1 from videos v where v.id = j.video_id)
      """;

  private static final String DONE_WITHOUT =
      """
      select s.video_id, s.step as subject, '' as detail
      from video_steps s
      where s.step = '%s' and s.state = 'done' and s.attempt > 0
        and not exists (select 1 from %s r where r.video_id = s.video_id)
      """;

  static List<RowQuestion> all() {
    return List.of(
        new RowQuestion(
            Kind.VARIANT_ROW_MISSING, DONE_WITHOUT.formatted("transcode", "video_variants")),
        new RowQuestion(
            Kind.TRANSCRIPT_ROW_MISSING, DONE_WITHOUT.formatted("transcribe", "video_transcripts")),
        new RowQuestion(
            Kind.SUMMARY_ROW_MISSING, DONE_WITHOUT.formatted("summarize", "video_summaries")),
        new RowQuestion(Kind.JOB_MISSING, ofEachQueue(JOBS)),
        new RowQuestion(
            Kind.JOB_ORPHAN,
            ofEachQueue(ORPHANS) + "union all\n" + ORPHANS.formatted("", "video_import_jobs", ":")),
        new RowQuestion(Kind.VIDEO_STUCK, STUCK),
        new RowQuestion(Kind.IMPORT_STUCK, IMPORTS),
        new RowQuestion(Kind.DELETION_STUCK, DELETIONS),
        new RowQuestion(Kind.DEPARTURE_STUCK, DEPARTURES),
        new RowQuestion(Kind.EVENT_PARKED, PARKED));
  }

  private static String ofEachQueue(String query) {
    return String.join(
        "union all\n",
        STEPS.stream()
            .map(step -> query.formatted(step, "video_" + queue(step) + "_jobs", "-"))
            .toList());
  }

  private static String queue(String step) {
    return step.equals("index") ? "search_index" : step;
  }

  /**
   * Nothing of it is at work, nothing has failed, and no event is to be published; or it has no
   * steps at all, which is another pipeline's way for a while. That of an import has its own job.
   */
  private static final String STUCK =
      """
      select v.id as video_id, v.status as subject,
             case when v.key is null then 'its file never came'
                  when exists (select 1 from video_steps s where s.video_id = v.id)
                  then 'a step waits for an event that is gone'
                  else 'it was never started' end as detail
      from videos v
      where v.status not in ('ready', 'failed')
        and not exists (select 1 from video_imports i where i.video_id = v.id)
        and not exists (select 1 from video_steps s where s.video_id = v.id
          and s.state in ('queued', 'running', 'retrying', 'failed', 'cancelled'))
        and not exists (select 1 from outbox_events e
          where not e.published and e.parked_at is null and e.payload ->> 'videoId' = v.id::text)
        and greatest(v.updated_at, (
              select max(greatest(s.finished_at, s.created_at)) from video_steps s
              where s.video_id = v.id))
            < now() - make_interval(secs => case
                when exists (select 1 from video_steps s where s.video_id = v.id)
                then :patience else :grace end)
      """;

  private static final String IMPORTS =
      """
      select i.video_id, i.state as subject, '' as detail
      from video_imports i
      where i.state in ('waiting', 'fetching')
        and exists (select 1 from videos v where v.id = i.video_id)
        and not exists (select 1 from video_import_jobs j
          where j.task_instance like i.video_id || ':%')
      """;

  private static final String DELETIONS =
      """
      select d.video_id, 'video_sweep' as subject, '' as detail
      from deletions d
      where not exists (select 1 from scheduled_tasks t
        where t.task_name = 'video_sweep' and t.task_instance = d.video_id::text)
      """;

  /** The subject is the account. */
  private static final String DEPARTURES =
      """
      select null::int as video_id, l.user_id::text as subject, 'videos or comments' as detail
      from (select user_id from videos union select user_id from comments) l
      where not exists (select 1 from users u where u.id = l.user_id)
        and not exists (select 1 from scheduled_tasks t
          where t.task_name = 'account_departure' and t.task_instance like l.user_id || ':%')
      """;

  private static final String PARKED =
      """
      select (e.payload ->> 'videoId')::int as video_id, 'outbox-' || e.id as subject,
             e.topic || ': ' || coalesce(e.error, 'no reason') as detail
      from outbox_events e
      where e.parked_at is not null
      """;
}
