package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Looks for what is wrong within the database. */
@Component
@Order(1)
class RowCheck implements Check {

  private static final int BATCH = 500;

  private final RowRepository rows;
  private final RowMending mending;
  private final Map<Kind, RowQuestion> questions =
      RowQuestion.all().stream().collect(Collectors.toMap(RowQuestion::kind, Function.identity()));

  RowCheck(RowRepository rows, RowMending mending) {
    this.rows = rows;
    this.mending = mending;
  }

  @Override
  public String subject() {
    return "the rows";
  }

  @Override
  public void look(Consumer<Finding> found) {
    RowQuestion.all().forEach(question -> look(question, found));
  }

  private void look(RowQuestion question, Consumer<Finding> found) {
    List<Finding> some = rows.after(question, -1, "", BATCH);
    while (!some.isEmpty()) {
      some.forEach(found);
      Finding last = some.getLast();
      VideoId video = last.video();
      some =
          some.size() < BATCH
              ? List.of()
              : rows.after(question, video == null ? 0 : video.value(), last.subject(), BATCH);
    }
  }

  @Override
  public boolean holds(Finding finding) {
    RowQuestion question = questions.get(finding.kind());
    return question != null && rows.holds(question, finding);
  }

  @Override
  public void mend(Finding finding) {
    mending.mend(finding);
  }
}
