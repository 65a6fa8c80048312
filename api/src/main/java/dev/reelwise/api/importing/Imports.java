package dev.reelwise.api.importing;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Repeats;
import dev.reelwise.api.quota.Quotas;
import dev.reelwise.api.upload.FileName;
import dev.reelwise.api.upload.Lines;
import dev.reelwise.api.upload.OneLine;
import dev.reelwise.api.video.ParticularsRepository;
import dev.reelwise.api.video.SecondTry;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoArrival;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes addresses of files; the files themselves follow. */
@Service
class Imports implements SecondTry {

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

  private final ImportRepository rows;
  private final ParticularsRepository particulars;
  private final Fetcher fetcher;
  private final VideoArrival arrival;
  private final Quotas quotas;
  private final TransactionOperations transactions;
  private final Repeats repeats;

  Imports(
      ImportRepository rows,
      ParticularsRepository particulars,
      Fetcher fetcher,
      VideoArrival arrival,
      Quotas quotas,
      TransactionOperations transactions,
      Repeats repeats) {
    this.rows = rows;
    this.particulars = particulars;
    this.fetcher = fetcher;
    this.arrival = arrival;
    this.quotas = quotas;
    this.transactions = transactions;
    this.repeats = repeats;
  }

  /**
   * Makes a video whose file is to be fetched. Throws InvalidRequest for an address that can't be
   * taken whatever it leads to, and QuotaExceeded.
   */
  VideoId ask(Wanted wanted, SignedIn owner) {
    WebAddress address = checked(wanted.url());
    String given = OneLine.of(wanted.title(), Handover.LONGEST_TITLE);
    String about = Lines.of(wanted.description());
    String name = OneLine.of(FileName.of(address.lastName()).title(), Handover.LONGEST_TITLE);
    VideoId video =
        new VideoId(
            repeats.once(
                () -> {
                  VideoId id =
                      rows.insert(
                          wanted.url().strip(),
                          given.isEmpty() ? name : given,
                          about.isEmpty() ? null : about,
                          !given.isEmpty(),
                          owner);
                  particulars.set(id, wanted.particulars());
                  quotas.settle(owner.id(), 1, 0);
                  enqueue(id, owner.id());
                  return id.value();
                }));
    LOG.info("Video {} is to be imported from {}", video, address.host());
    return video;
  }

  private WebAddress checked(String url) {
    try {
      return fetcher.checked(WebAddress.of(url));
    } catch (FetchFailed wrong) {
      throw new InvalidRequest("url can't be imported. " + wrong.reason());
    }
  }

  private void enqueue(VideoId video, UserId by) {
    arrival.await(video, by);
    rows.enqueue(ImportWorkers.job(video));
  }

  @Override
  public boolean take(VideoId video, UserId by) {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> {
              boolean revived = rows.revive(video);
              if (revived) {
                enqueue(video, by);
              }
              return revived;
            }));
  }

  /** Empty for a video that has its file, or that was uploaded. */
  Optional<ImportProgress> progress(VideoId video) {
    return rows.progress(video);
  }
}
