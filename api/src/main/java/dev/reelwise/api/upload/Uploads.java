package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.VideoId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The whole way of an upload; one that fails leaves neither a row nor an object. */
@Service
class Uploads {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final Places places;
  private final Reception reception;
  private final Registration registration;
  private final UploadSettings settings;

  Uploads(Places places, Reception reception, Registration registration, UploadSettings settings) {
    this.places = places;
    this.reception = reception;
    this.registration = registration;
    this.settings = settings;
  }

  /** Throws {@link UploadRejected} and InvalidRequest. */
  VideoId receive(HttpServletRequest request, SignedIn owner) throws InterruptedException {
    // The form around the file is small: what is larger than the file may be can't hold a good one.
    if (request.getContentLengthLong() > settings.largest().toBytes() + 1_000_000) {
      throw new UploadRejected.TooLarge(settings.largest());
    }
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
      form.read(FormParts.of(request.getInputStream(), request.getContentType()), reception);
      registration.register(form.video(), owner);
    } catch (IOException broken) {
      form.received().ifPresent(reception::discard);
      throw new UploadRejected.BrokenOff(broken);
    } catch (RuntimeException failure) {
      form.received().ifPresent(reception::discard);
      throw failure;
    }
    ReceivedFile file = form.file();
    LOG.info("Video {} was uploaded: {} bytes", file.video(), file.object().sizeBytes());
    return file.video();
  }
}
