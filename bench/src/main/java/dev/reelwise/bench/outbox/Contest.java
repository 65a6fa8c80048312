package dev.reelwise.bench.outbox;

import dev.reelwise.bench.Latencies;
import dev.reelwise.contracts.StepName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All contenders by turns on the same servers. */
final class Contest implements AutoCloseable {

  static final int VIDEOS = 200;

  /** What each contender can do, so that nothing is left of it; enough for most to be compiled. */
  private static final int WARM_UP_RATE = 500;

  private static final int WARM_UP_SECONDS = 8;

  /** A backlog before the one that counts, for the bare producer too. */
  private static final int WARM_UP_EACH = 100;

  /** The inbox has topics of its own, or it would have to take the backlogs in. */
  private static final Map<String, String> WITH_INBOX =
      Map.of(
          "reelwise.roles", "relay,summarize",
          "KAFKA_TOPIC_PREFIX", "inbox.",
          "spring.kafka.consumer.properties.interceptor.classes", TakenIn.class.getName());

  private final Map<String, String> servers;
  private final Measurement measurement;
  private final Map<Contender, OutboxTables> tables = new EnumMap<>(Contender.class);
  private final Map<Contender, Receiver> receivers = new EnumMap<>(Contender.class);
  private final Map<Contender, Result> results = new EnumMap<>(Contender.class);
  private final Result inbox = new Result();
  private final Result bare = new Result();
  private final BareProducer producer;
  private final Receiver bareReceiver;

  Contest(Map<String, String> servers, Measurement measurement) {
    this.servers = servers;
    this.measurement = measurement;
    Partitions.create(
        servers,
        List.of(BareProducer.TOPIC, Contender.MODULITH.topic(), Contender.NAMASTACK.topic()));
    this.producer = new BareProducer(servers);
    this.bareReceiver = new Receiver(BareProducer.TOPIC, servers);
    for (Contender contender : Contender.values()) {
      OutboxTables own = new OutboxTables(contender, servers);
      own.createSchema();
      tables.put(contender, own);
      receivers.put(contender, new Receiver(contender.topic(), servers));
      results.put(contender, new Result());
    }
  }

  /** Starts the first time with another one, so that no place in the row is always the same. */
  void run(int round) throws InterruptedException {
    sendBare();
    List<Contender> row = new ArrayList<>(measurement.contenders());
    Collections.rotate(row, round);
    for (Contender contender : row) {
      run(contender, round == 0);
    }
    if (measurement.contenders().contains(Contender.REELWISE)) {
      takeIn();
    }
  }

  private void sendBare() throws InterruptedException {
    producer.send(VIDEOS, Math.min(measurement.each(), WARM_UP_EACH));
    long begin = System.nanoTime();
    producer.send(VIDEOS, measurement.each());
    double rate = VIDEOS * measurement.each() / ((System.nanoTime() - begin) / 1e9);
    bare.addDrain(rate);
    say("the bare producer", "%,.0f events/s".formatted(rate));
  }

  private void run(Contender contender, boolean first) throws InterruptedException {
    OutboxTables own = of(tables, contender);
    Receiver receiver = of(receivers, contender);
    Result result = of(results, contender);
    try (ContenderProcess process = start(contender, Map.of())) {
      if (first) {
        own.createVideos(VIDEOS);
      }
      List<Integer> videos = own.videos();
      receiver.note(true);
      Arrivals arrivals = new Arrivals(process, videos, receiver.moments());
      arrivals.measure(WARM_UP_RATE, WARM_UP_SECONDS);
      for (int rate : measurement.rates()) {
        receiver.note(true);
        add(result, contender.id(), rate, arrivals.measure(rate, measurement.seconds()));
      }
      receiver.note(false);
      drain(contender, result, new Backlog(process, own, receiver), videos);
    }
  }

  private void drain(Contender contender, Result result, Backlog backlog, List<Integer> videos)
      throws InterruptedException {
    OutboxTables own = of(tables, contender);
    double _ = backlog.drain(videos, Math.min(measurement.each(), WARM_UP_EACH));
    if (contender == Contender.REELWISE) {
      backlog.awaitCleaning();
    }
    TableSize before = own.size();
    double rate = backlog.drain(videos, measurement.each());
    TableSize drained = own.size();
    result.addDrain(rate);
    say(contender.id(), "%,.0f events/s from the backlog".formatted(rate));
    TableSize cleaned = contender == Contender.REELWISE ? backlog.awaitCleaning() : drained;
    result.add(new Result.Sizes(before, drained, cleaned));
  }

  private void takeIn() throws InterruptedException {
    TakenIn.moments().clear();
    // Workers are elsewhere, and slower than what comes: jobs are queued, and wait.
    of(tables, Contender.REELWISE).pause(StepName.SUMMARIZE);
    of(tables, Contender.REELWISE).emptyQueue(StepName.SUMMARIZE);
    try (ContenderProcess process = start(Contender.REELWISE, WITH_INBOX)) {
      List<Integer> videos = of(tables, Contender.REELWISE).videos();
      Arrivals arrivals = new Arrivals(process, videos, TakenIn.moments());
      arrivals.measure(WARM_UP_RATE, WARM_UP_SECONDS);
      for (int rate : measurement.rates()) {
        TakenIn.moments().clear();
        add(inbox, "into the inbox", rate, arrivals.measure(rate, measurement.seconds()));
      }
    }
  }

  private ContenderProcess start(Contender contender, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("reelwise.outbox.keep", measurement.keep().toString());
    return new ContenderProcess(contender, servers, settings);
  }

  private static void add(Result result, String name, int rate, Latencies hop) {
    result.add(rate, hop);
    say(
        name,
        "%,d/s: median %,.1f ms, 99 %% %,.1f ms"
            .formatted(rate, hop.percentile(0.5), hop.percentile(0.99)));
  }

  private static void say(String name, String what) {
    System.out.println(name + ": " + what);
  }

  private static <T> T of(Map<Contender, T> all, Contender contender) {
    T found = all.get(contender);
    if (found == null) {
      throw new IllegalStateException("Not prepared: " + contender);
    }
    return found;
  }

  Result bare() {
    return bare;
  }

  Result inbox() {
    return inbox;
  }

  Result result(Contender contender) {
    return of(results, contender);
  }

  Receiver receiver(Contender contender) {
    return of(receivers, contender);
  }

  @Override
  public void close() {
    producer.close();
    bareReceiver.close();
    receivers.values().forEach(Receiver::close);
  }
}
