package dev.reelwise.pipeline.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.event.VideoEvent;

/** An event from a topic, and the id by which its repeats are recognised. */
public record ReceivedEvent(EventId dedupeId, VideoEvent event) {}
