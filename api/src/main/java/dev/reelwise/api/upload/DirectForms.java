package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.quota.Quotas;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.PostPolicies;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Offers forms with which a client sends a file to the object store in one piece. */
@Component
class DirectForms {

  /** Short, because whoever has the form can send another file until then. */
  private static final Duration VALIDITY = Duration.ofMinutes(15);

  /** S3's own limit for one request. */
  private static final long MOST = 5L * 1024 * 1024 * 1024;

  private final DirectUploadRepository rows;
  private final PostPolicies policies;
  private final Quotas quotas;
  private final UploadSettings settings;

  DirectForms(
      DirectUploadRepository rows, PostPolicies policies, Quotas quotas, UploadSettings settings) {
    this.rows = rows;
    this.policies = policies;
    this.quotas = quotas;
    this.settings = settings;
  }

  /** Throws InvalidRequest for a type that is no media, and QuotaExceeded. */
  Offer offer(FileName name, String contentType, SignedIn owner) {
    String type = MediaKind.checked(contentType);
    quotas.require(owner.id(), 1, 1);
    long most =
        Math.min(MOST, Math.min(settings.largest().toBytes(), quotas.room(owner.id()).bytes()));
    ObjectKey key = ObjectKey.upload(owner.id(), UUID.randomUUID());
    rows.insert(
        new DirectUpload(UUID.randomUUID().toString(), key, name, type, UploadState.INITIALIZED),
        owner.id());
    return new Offer(policies.form(key, type, most, VALIDITY), VALIDITY);
  }

  /** How long the address of a part is good for, at least. */
  Duration partValidity() {
    return VALIDITY;
  }

  record Offer(PostPolicies.Form form, Duration validity) {}
}
