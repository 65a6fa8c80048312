package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class ListTest extends ApiTest {

  @Autowired private JdbcClient database;
  @Autowired private ListRepository lists;
  @Autowired private TransactionOperations transactions;

  private Visitor owner;
  private Visitor viewer;
  private String ofOwner;

  @BeforeEach
  void signUp() {
    owner = newUser();
    viewer = newUser();
    ofOwner = "user_id=" + owner.userId();
  }

  @ParameterizedTest
  @CsvSource({
    "newest, 'e d c b a'",
    "oldest, 'a b c d e'",
    "title, 'a d b e c'",
    "duration, 'c a e d b'",
    "views, 'e d c b a'",
    "likes, 'e d c b a'"
  })
  void cursorsWalkEveryOrderForthAndBack(String sort, String order) {
    video("a", "alpha", 30, 1);
    video("b", "Charlie", null, 5);
    video("c", "echo", 99, 5);
    video("d", "Bravo", 10, 7);
    video("e", "delta", 20.5, 9);
    List<String> expected = List.of(order.split(" "));

    List<String> forth = new ArrayList<>();
    String query = ofOwner + "&limit=2&sort=" + sort;
    JsonNode page = list(query + "&cursor=");
    assertThat(page.path("prev_cursor").isNull()).isTrue();
    assertThat(page.has("total")).isFalse();
    forth.addAll(keys(page));
    while (!page.path("next_cursor").isNull()) {
      page = list(query + "&cursor=" + page.path("next_cursor").asString());
      forth.addAll(keys(page));
    }
    assertThat(forth).isEqualTo(expected);

    List<String> back = new ArrayList<>(keys(page).reversed());
    while (!page.path("prev_cursor").isNull()) {
      page = list(query + "&cursor=" + page.path("prev_cursor").asString());
      back.addAll(keys(page).reversed());
    }
    Collections.reverse(back);
    assertThat(back).isEqualTo(expected);
  }

  @Test
  void whatComesMeanwhileMovesNothing() {
    for (String key : List.of("a", "b", "c", "d")) {
      video(key, "Talk " + key, 10, 0);
    }
    String query = ofOwner + "&limit=2";
    JsonNode first = list(query);
    assertThat(keys(first)).containsExactly("d", "c");
    assertThat(first.path("total").intValue()).isEqualTo(4);

    video("e", "Talk e", 10, 0);

    JsonNode second = list(query + "&cursor=" + first.path("next_cursor").asString());
    assertThat(keys(second)).containsExactly("b", "a");
    assertThat(second.path("next_cursor").isNull()).isTrue();
    assertThat(keys(list(query + "&page=2"))).as("pages do move").containsExactly("c", "b");
  }

  @Test
  void filtersNarrowTheList() {
    VideoId a = video("a", "About owls", 30, 0);
    VideoId b = video("b", "About bats", 90, 0);
    video("c", "Plain", null, 0);
    say(a, "tags = '{nocturnal,birds}', language = 'pt-BR', created_at = '2026-01-31T23:59:59Z'");
    say(b, "tags = '{nocturnal}', language = 'pt', created_at = '2026-02-01T00:00:00Z'");

    assertThat(matching("tag=nocturnal")).containsExactly("b", "a");
    assertThat(matching("tag=nocturnal&tag=Birds")).containsExactly("a");
    assertThat(matching("language=pt")).containsExactly("b", "a");
    assertThat(matching("language=PT-br")).containsExactly("a");
    assertThat(matching("from=2026-01-31&to=2026-01-31")).containsExactly("a");
    assertThat(matching("from=2026-02-01T01:00:00%2B01:00&to=2026-02-01")).containsExactly("b");
    assertThat(matching("min_duration=30&max_duration=89.5")).containsExactly("a");
    assertThat(matching("min_duration=31")).containsExactly("b");
    assertThat(list(ofOwner + "&tag=nocturnal&limit=1&cursor=&total=true").path("total").intValue())
        .isEqualTo(2);
  }

  @Test
  void onesOwnAreListedInAnyState() {
    video("a", "Fine", 1, 0);
    VideoId b = video("b", "Broken", 1, 0);
    VideoId c = video("c", "Secret", 1, 0);
    say(b, "status = 'failed'");
    say(c, "visibility = 'private'");

    assertThat(keys(mine(""))).containsExactly("c", "a");
    assertThat(keys(mine("&status=any"))).containsExactly("c", "b", "a");
    assertThat(keys(mine("&status=failed"))).containsExactly("b");
    assertThat(keys(mine("&visibility=private"))).containsExactly("c");
    assertThat(keys(mine("&visibility=public&status=any"))).containsExactly("b", "a");
    assertThat(keys(owner.get("/api/v1/videos/list?status=failed").data())).containsExactly("b");
    assertThat(matching("status=any")).containsExactly("a");
    assertThat(matching("status=failed")).isEmpty();
    assertThat(list("owner=me&status=any").path("total").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort=best | sort must be newest, oldest, title, duration, views or likes",
        "cursor=nonsense | cursor must be a next_cursor or prev_cursor of this list, or empty",
        "status=done | status must be any, or one of pending, uploading",
        "user_id=x | user_id must be the id of a user",
        "owner=you | owner must be me",
        "owner=me&user_id=1 | give either owner or user_id",
        "tag=%20 | tag may be given up to ten times",
        "from=yesterday | from must be a date or a time with its zone",
        "from=2026-02-01&to=2026-01-01 | from must be before to",
        "min_duration=-1 | min_duration must be a number of seconds",
        "min_duration=9&max_duration=8 | min_duration must not be more than max_duration",
        "language=a%20b | language must be a BCP 47 tag",
        "visibility=hidden | visibility must be public, unlisted or private",
        "total=yes | total must be true or false",
        "limit=101 | limit",
        "page=0 | page"
      })
  void whatIsWrongIsSaid(String query, String fault) {
    Answer answer = viewer.get("/api/v1/videos/list?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("message").toString()).contains(fault);
  }

  @Test
  void aCursorOfAnotherOrderOrOfNobodyIsRefused() {
    video("a", "One", 1, 0);
    video("b", "Two", 1, 0);
    String cursor = list(ofOwner + "&limit=1&cursor=").path("next_cursor").asString();
    String forged = Base64.getUrlEncoder().encodeToString("newest>1 ') or true --".getBytes());

    assertThat(viewer.get("/api/v1/videos/list?sort=title&cursor=" + cursor).text())
        .contains("cursor comes from a list in another order");
    assertThat(viewer.get("/api/v1/videos/list?cursor=" + forged).status()).isEqualTo(400);
  }

  @Test
  void everyOrderOfTheReadyOnesWalksAnIndex() {
    transactions.executeWithoutResult(
        transaction -> {
          database
              .sql(
                  """
                  insert into videos (title, user_id, key, status, views, duration_seconds)
                  select 'Talk ' || n, n % 100, 'plan/' || n, 'ready', n % 1000, n
                  from generate_series(1, 10000) n
                  """)
              .update();
          database.sql("analyze videos").update();
          for (ListOrder order : ListOrder.values()) {
            ListQuery first = new ListQuery(ListFilter.READY, order, null, true, false);
            assertThat(plan(first))
                .as(order.text())
                .contains("Index Scan")
                .doesNotContain("Sort", "Seq Scan", "hashed");
          }
          transaction.setRollbackOnly();
        });
  }

  private String plan(ListQuery query) {
    ListRepository.Statement page = lists.statement(query, new UserId(1), 11, 0);
    return String.join(
        "\n",
        database
            .sql("explain " + page.sql())
            .params(page.values())
            .query(String.class)
            .list()
            .stream()
            .filter(line -> !line.contains("video_variants"))
            .toList());
  }

  private VideoId video(String key, String title, Number seconds, int counts) {
    VideoId id = rows().video(owner.userId(), title, "ready");
    database
        .sql(
            """
            update videos
            set description = :key, duration_seconds = :seconds, views = :counts, likes = :counts
            where id = :id
            """)
        .param("key", key)
        .param("seconds", seconds == null ? null : seconds.doubleValue(), java.sql.Types.DOUBLE)
        .param("counts", counts)
        .param("id", id.value())
        .update();
    return id;
  }

  private void say(VideoId id, String what) {
    database.sql("update videos set " + what + " where id = :id").param("id", id.value()).update();
  }

  private List<String> matching(String query) {
    return keys(list(ofOwner + "&" + query));
  }

  private JsonNode mine(String query) {
    return owner.get("/api/v1/videos/list?owner=me" + query).data();
  }

  private JsonNode list(String query) {
    Answer answer = viewer.get("/api/v1/videos/list?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  private static List<String> keys(JsonNode list) {
    return list.path("items")
        .valueStream()
        .map(item -> item.path("description").asString())
        .toList();
  }
}
