package dev.reelwise.api.check;

import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.OpenUpload;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Looks for uploads in parts that nobody goes on with. The subject is {@code {id} {key}}. */
@Component
@Order(3)
class OpenUploadCheck implements Check {

  private final MultipartUploads uploads;
  private final OpenUploadRepository rows;
  private final Duration grace;
  private final Clock clock;

  OpenUploadCheck(
      MultipartUploads uploads, OpenUploadRepository rows, CheckSettings settings, Clock clock) {
    this.uploads = uploads;
    this.rows = rows;
    this.grace = settings.grace();
    this.clock = clock;
  }

  @Override
  public String subject() {
    return "the open uploads";
  }

  @Override
  public void look(Consumer<Finding> found) {
    Iterator<OpenUpload> all = uploads.underWay();
    while (all.hasNext()) {
      OpenUpload upload = all.next();
      if (Owners.isOurs(upload.key().value())
          && upload.startedAt().isBefore(clock.instant().minus(grace))) {
        found.accept(
            new Finding(
                Kind.UPLOAD_ABANDONED,
                null,
                upload.uploadId() + " " + upload.key(),
                "begun on " + upload.startedAt()));
      }
    }
  }

  @Override
  public boolean holds(Finding finding) {
    return !rows.isKnown(part(finding, 0));
  }

  @Override
  public void mend(Finding finding) {
    uploads.abort(new ObjectKey(part(finding, 1)), part(finding, 0));
  }

  private static String part(Finding finding, int number) {
    return finding.subject().split(" ", 2)[number];
  }
}
