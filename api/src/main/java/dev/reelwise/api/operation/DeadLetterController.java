package dev.reelwise.api.operation;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.pipeline.letter.DeadLetterBox;
import dev.reelwise.pipeline.letter.Letter;
import dev.reelwise.pipeline.letter.LetterId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The events that could not be taken in or published. That only admins come is the guard's. */
@RestController
@RequestMapping("/api/v1/admin/dead-letters")
class DeadLetterController {

  private final DeadLetterBox letters;

  DeadLetterController(DeadLetterBox letters) {
    this.letters = letters;
  }

  @GetMapping
  Listing newest(@RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
    return new Listing(letters.newest(limit).stream().map(DeadLetter::of).toList());
  }

  /** With what it says, its first 20,000 characters. */
  @GetMapping("/{id}")
  Whole find(@PathVariable LetterId id) {
    Letter letter = letters.find(id);
    return new Whole(DeadLetter.of(letter), letter.value());
  }

  @PostMapping("/{id}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Replayed replay(@PathVariable LetterId id, SignedIn admin) {
    letters.replay(id, "user-" + admin.id());
    return new Replayed(id.text());
  }

  /** The newest first. */
  record Listing(List<DeadLetter> items) {
    Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * {@code key} is the video's id, where the event had one; {@code sizeCharacters} the value's;
   * {@code wholeRecord} where to find what was too large to be put aside.
   */
  record DeadLetter(
      String id,
      String topic,
      String reason,
      Instant putAsideAt,
      @Nullable String key,
      int sizeCharacters,
      @Nullable String wholeRecord,
      @Nullable Instant replayedAt) {

    static DeadLetter of(Letter letter) {
      return new DeadLetter(
          letter.id().text(),
          letter.topic().text(),
          letter.reason(),
          letter.putAsideAt(),
          letter.key(),
          letter.sizeCharacters(),
          letter.wholeRecord(),
          letter.replayedAt());
    }
  }

  /** A letter, and what it says. */
  record Whole(DeadLetter letter, String value) {}

  /** It is on its way once more. */
  record Replayed(String id) {}
}
