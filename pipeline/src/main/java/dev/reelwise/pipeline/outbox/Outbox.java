package dev.reelwise.pipeline.outbox;

import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.outbox.OutboxRepository.NewRow;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only way to the video topics: an event that is committed together with its rows. */
public class Outbox {

  private final OutboxRepository rows;
  private final EventJson json;
  private final String service;
  private final Traces traces;

  Outbox(OutboxRepository rows, EventJson json, String service, Traces traces) {
    this.rows = rows;
    this.json = json;
    this.service = service;
    this.traces = traces;
  }

  /**
   * Writes the event in the caller's transaction and holds the video's row until its end, so that
   * events of one video keep the order of their commits. The relay publishes it after the commit.
   * Throws IllegalTransactionStateException when there is no transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(VideoEvent event) {
    rows.insert(
        event.videoId(),
        new NewRow(event.id(), event.topic(), json.write(event), service, traces.current()));
  }
}
