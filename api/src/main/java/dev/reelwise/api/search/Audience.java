package dev.reelwise.api.search;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoStatus;
import java.util.List;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/**
 * What a user may find: what is ready and public, and the user's own. Every query has it, those
 * that only count too.
 */
record Audience(UserId user) {

  /** Those in that state; in any other than ready, the user's own alone. */
  Query finds(VideoStatus status) {
    Query inThatState = Clauses.term("status", status.text());
    Query who = status == VideoStatus.READY ? Clauses.anyOf(isPublic(), own()) : own();
    return Clauses.allOf(List.of(inThatState, who));
  }

  private Query own() {
    return Clauses.term("user_id", user.value());
  }

  /** All were public when documents did not say it; an index of that time is searched on. */
  private static Query isPublic() {
    return Clauses.anyOf(Clauses.term("visibility", "public"), Clauses.missing("visibility"));
  }
}
