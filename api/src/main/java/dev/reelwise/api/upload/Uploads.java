package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.quota.Quotas;
import dev.reelwise.api.upload.UploadMeters.Way;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Service;

/** The whole way of an upload; one that fails leaves neither a row nor an object. */
@Service
class Uploads {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private static final long FORM_BYTES = 1_000_000;

  private final Places places;
  private final Reception reception;
  private final Adoption adoption;
  private final Quotas quotas;
  private final UploadSettings settings;
  private final UploadMeters meters;

  Uploads(
      Places places,
      Reception reception,
      Adoption adoption,
      Quotas quotas,
      UploadSettings settings,
      UploadMeters meters) {
    this.quotas = quotas;
    this.places = places;
    this.reception = reception;
    this.adoption = adoption;
    this.settings = settings;
    this.meters = meters;
  }

  /** Throws {@link UploadRejected}, QuotaExceeded and InvalidRequest. */
  VideoId receive(HttpServletRequest request, SignedIn owner) throws InterruptedException {
    meters.started(Way.FORM);
    try {
      return take(request, owner);
    } catch (RuntimeException failure) {
      meters.failed(Way.FORM, failure);
      throw failure;
    }
  }

  private VideoId take(HttpServletRequest request, SignedIn owner) throws InterruptedException {
    // The form around the file is small: what is larger than the file may be can't hold a good one.
    long least = request.getContentLengthLong() - FORM_BYTES;
    if (least > settings.largest().toBytes()) {
      throw new UploadRejected.TooLarge(settings.largest());
    }
    quotas.require(owner.id(), 1, Math.max(1, least));
    places.take();
    try {
      return read(request, owner);
    } finally {
      places.giveBack();
    }
  }

  private VideoId read(HttpServletRequest request, SignedIn owner) {
    UploadForm form = new UploadForm();
    try {
      InputStream body =
          new PacedStream(
              request.getInputStream(), new Pace(settings.slowest(), settings.window()));
      form.read(
          FormParts.of(body, request.getContentType()), part -> reception.receive(part, owner));
      FailPoints.reach(FailPoint.UPLOAD_STORED, "form");
      adoption.adopt(form.video(), owner);
      FailPoints.reach(FailPoint.UPLOAD_COMMITTED, "form");
    } catch (IOException broken) {
      form.received().ifPresent(reception::discard);
      throw new UploadRejected.BrokenOff(broken);
    } catch (RuntimeException failure) {
      form.received().ifPresent(reception::discard);
      throw failure;
    }
    ReceivedFile file = form.file();
    try (var _ = MDC.putCloseable("video", file.video().toString())) {
      LOG.info("Video {} was uploaded: {} bytes", file.video(), file.object().sizeBytes());
    }
    return file.video();
  }
}
