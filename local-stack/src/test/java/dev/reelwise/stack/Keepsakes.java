package dev.reelwise.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Leaves a text with each of the five servers, and finds it again. */
record Keepsakes(Map<String, String> environment) {
  private static final String TOPIC = "keepsakes";

  void leave(String text) throws Exception {
    sql("create table keepsakes (content text)");
    sql("insert into keepsakes values ('" + text + "')");
    redis("SET keepsake " + text);
    try (var producer = new KafkaProducer<String, String>(kafka())) {
      producer.send(new ProducerRecord<>(TOPIC, text)).get();
    }
    String document = "{\"content\":\"" + text + "\"}";
    http("PUT", elastic("/keepsakes/_doc/1?refresh=true"), document);
    s3().makeBucket(text);
  }

  /** What is found where; each value is the text that was left. */
  Map<String, String> find(String text) throws Exception {
    Map<String, String> found = new TreeMap<>();
    found.put("postgres", sql("select content from keepsakes"));
    found.put("redis", redis("GET keepsake").lines().skip(1).findFirst().orElse(""));
    found.put("kafka", firstRecord());
    String document = http("GET", elastic("/keepsakes/_source/1"), "");
    found.put("opensearch", document.contains("\"" + text + "\"") ? text : document);
    found.put("s3", s3().buckets().contains("<Name>" + text + "</Name>") ? text : "no bucket");
    return found;
  }

  private String sql(String statement) throws Exception {
    Properties login = new Properties();
    login.setProperty("user", value("PG_USER"));
    login.setProperty("password", value("PG_PASSWORD"));
    String url = "jdbc:postgresql://%s:%s/%s";
    try (Connection connection =
            PostgresClient.driver()
                .connect(
                    url.formatted(value("DB_HOST"), value("DB_PORT"), value("DB_NAME")), login);
        var executed = connection.createStatement()) {
      if (!executed.execute(statement)) {
        return "";
      }
      var rows = executed.getResultSet();
      return rows.next() ? rows.getString(1) : "no row";
    }
  }

  private String redis(String command) throws Exception {
    try (var socket =
        new java.net.Socket(value("REDIS_HOST"), Integer.parseInt(value("REDIS_PORT")))) {
      String request = "AUTH " + value("REDIS_PASSWORD") + "\r\n" + command + "\r\nQUIT\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring("+OK\r\n".length());
    }
  }

  private String firstRecord() {
    try (var consumer = new KafkaConsumer<String, String>(kafka())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (var found : consumer.poll(Duration.ofSeconds(20))) {
        return found.value();
      }
      return "no record";
    }
  }

  private Properties kafka() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", value("KAFKA_BROKERS"));
    properties.setProperty("key.serializer", StringSerializer.class.getName());
    properties.setProperty("value.serializer", StringSerializer.class.getName());
    properties.setProperty("key.deserializer", StringDeserializer.class.getName());
    properties.setProperty("value.deserializer", StringDeserializer.class.getName());
    return properties;
  }

  private URI elastic(String path) {
    return URI.create(value("ELASTICSEARCH_URL") + path);
  }

  private static String http(String method, URI address, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private S3Client s3() {
    return S3Client.to(environment);
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }
}
