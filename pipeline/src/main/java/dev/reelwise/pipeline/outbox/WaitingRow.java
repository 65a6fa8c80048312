package dev.reelwise.pipeline.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row to publish: {@code place} is where it lies in its table (the server's {@code ctid}), which
 * nothing else takes while the snapshot that it was read in lasts; {@code key} is the video's id as
 * text, {@code position} its number in the order, {@code value} the JSON for the wire, both in
 * UTF-8, null where the payload is no event of a video. {@code writtenNanos} is when its
 * transaction began, on this machine's {@link System#nanoTime}.
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to Kafka as they are, and never compared.
record WaitingRow(
    String place,
    long position,
    String id,
    String topic,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long writtenNanos,
    @Nullable String traceparent) {

  private static final double NANOS_OF_SECOND = 1e9;

  /** JSON from there on, an object with members, with the event's id as one more. */
  static byte[] value(byte[] json, int from, String id) {
    byte[] member = (", \"eventId\": \"" + id + "\"}").getBytes(StandardCharsets.US_ASCII);
    int open = json.length - from - 1;
    byte[] value = Arrays.copyOfRange(json, from, from + open + member.length);
    System.arraycopy(member, 0, value, open, member.length);
    return value;
  }

  /** When it was written that was so old when it was read. */
  static long writtenNanos(long readNanos, double ageSeconds) {
    return readNanos - (long) (ageSeconds * NANOS_OF_SECOND);
  }
}
