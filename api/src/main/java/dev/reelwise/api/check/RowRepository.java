package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks the database a {@link RowQuestion}. */
@Repository
class RowRepository {

  private final JdbcClient sql;
  private final CheckSettings settings;

  RowRepository(JdbcClient sql, CheckSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  /** The findings behind that one in the order of video and subject. */
  List<Finding> after(RowQuestion question, int video, String subject, int most) {
    return asked(
            question,
            """
            where (coalesce(video_id, 0), subject) > (:video, :subject)
            order by coalesce(video_id, 0), subject collate "C" limit :most
            """)
        .param("video", video)
        .param("subject", subject)
        .param("most", most)
        .query((row, number) -> read(question.kind(), row))
        .list();
  }

  boolean holds(RowQuestion question, Finding finding) {
    VideoId video = finding.video();
    JdbcClient.StatementSpec statement =
        video == null
            ? asked(question, "where video_id is null and subject = :subject")
            : asked(question, "where video_id = :video and subject = :subject")
                .param("video", video.value());
    return !statement
        .param("subject", finding.subject())
        .query((row, number) -> read(question.kind(), row))
        .list()
        .isEmpty();
  }

  private JdbcClient.StatementSpec asked(RowQuestion question, String narrowed) {
    JdbcClient.StatementSpec statement =
        sql.sql(
            "select video_id, subject, detail from (" + question.query() + ") found " + narrowed);
    return with(
        with(statement, question, "patience", settings.patience()),
        question,
        "grace",
        settings.grace());
  }

  private static JdbcClient.StatementSpec with(
      JdbcClient.StatementSpec statement, RowQuestion question, String name, Duration value) {
    return question.query().contains(":" + name)
        ? statement.param(name, (double) value.toSeconds())
        : statement;
  }

  private static Finding read(Kind kind, ResultSet row) throws SQLException {
    int video = row.getInt("video_id");
    return new Finding(
        kind,
        row.wasNull() ? null : new VideoId(video),
        row.getString("subject"),
        row.getString("detail"));
  }
}
