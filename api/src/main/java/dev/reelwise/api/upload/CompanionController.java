package dev.reelwise.api.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Idempotent;
import dev.reelwise.api.web.Bare;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Direct uploads in the words of Uppy's server Companion, so that its plugin {@code aws-s3} speaks
 * to us as it is: {@code /api/v1} is its endpoint. What it has sent is saved as any direct upload.
 */
@Bare
@RestController
@RequestMapping("/api/v1/s3")
class CompanionController {

  private static final String EMPTY = "must not be empty";
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final DirectUploads uploads;
  private final DirectCompletions completions;
  private final DirectAborts aborts;
  private final DirectForms forms;

  CompanionController(
      DirectUploads uploads,
      DirectCompletions completions,
      DirectAborts aborts,
      DirectForms forms) {
    this.uploads = uploads;
    this.completions = completions;
    this.aborts = aborts;
    this.forms = forms;
  }

  /** A form for a file that is sent in one piece; {@code metadata} is not kept. */
  @GetMapping("/params")
  Params params(
      @RequestParam @NotBlank(message = EMPTY) @Size(max = 1000) String filename,
      @RequestParam(required = false) @Nullable String type,
      SignedIn user) {
    DirectForms.Offer offer = forms.offer(FileName.of(filename), typed(type), user);
    return new Params(
        "POST", offer.form().address(), offer.form().fields(), offer.validity().toSeconds());
  }

  @Idempotent
  @PostMapping("/multipart")
  Started start(@Valid @RequestBody Start asked, SignedIn user) {
    DirectUpload upload =
        uploads.start(FileName.of(asked.filename()), typed(asked.type()), 0, user);
    return new Started(upload.key().value(), upload.uploadId());
  }

  @GetMapping("/multipart/{uploadId}")
  List<DirectUploadController.Part> parts(
      @PathVariable String uploadId,
      @RequestParam @NotBlank(message = EMPTY) String key,
      SignedIn user) {
    return uploads.parts(uploadId, key, user).stream()
        .map(DirectUploadController.Part::of)
        .toList();
  }

  @GetMapping("/multipart/{uploadId}/{partNumber:[0-9]+}")
  Signed sign(
      @PathVariable String uploadId,
      @PathVariable @Min(1) @Max(10_000) int partNumber,
      @RequestParam @NotBlank(message = EMPTY) String key,
      SignedIn user) {
    return new Signed(
        uploads.partAddress(uploadId, key, partNumber, user), forms.partValidity().toSeconds());
  }

  @GetMapping("/multipart/{uploadId}/batch")
  SignedParts signSome(
      @PathVariable String uploadId,
      @RequestParam @NotBlank(message = EMPTY) String key,
      @RequestParam("partNumbers") @NotEmpty(message = EMPTY) @Size(max = 1000) List<@NotNull @Min(1) @Max(10_000) Integer> numbers,
      SignedIn user) {
    return new SignedParts(
        numbers.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    number -> uploads.partAddress(uploadId, key, number, user))));
  }

  @PostMapping("/multipart/{uploadId}/complete")
  Completed complete(
      @PathVariable String uploadId,
      @RequestParam @NotBlank(message = EMPTY) String key,
      @Valid @RequestBody Parts asked,
      SignedIn user) {
    var parts = new DirectUploadController.Complete(key, uploadId, asked.parts()).inOrder();
    return new Completed(completions.complete(uploadId, key, parts, user), key);
  }

  @DeleteMapping("/multipart/{uploadId}")
  Map<String, String> abort(
      @PathVariable String uploadId,
      @RequestParam @NotBlank(message = EMPTY) String key,
      SignedIn user) {
    aborts.abort(uploadId, key, user);
    return Map.of();
  }

  /** Browsers give no type for containers that they do not know. */
  private static String typed(@Nullable String sent) {
    return StringUtils.hasText(sent) ? sent : UNKNOWN_TYPE;
  }

  /** Which file is to come; {@code metadata} is taken and not kept. */
  record Start(
      @NotBlank(message = EMPTY) @Size(max = 1000) String filename,
      @Nullable @Size(max = 200) String type,
      @Nullable JsonNode metadata) {}

  /** An upload that waits for its parts. */
  record Started(String key, @JsonProperty("uploadId") String uploadId) {}

  /** Where to PUT a part, for so many seconds. */
  record Signed(URI url, long expires) {}

  /** Where to PUT each part. */
  record SignedParts(@JsonProperty("presignedUrls") Map<Integer, URI> presignedUrls) {
    SignedParts {
      presignedUrls = Map.copyOf(presignedUrls);
    }
  }

  /** The parts that make the file. */
  record Parts(
      @NotEmpty(message = EMPTY) @Size(max = 10_000) List<DirectUploadController.@NotNull @Valid SentPart> parts) {}

  /** The file is whole. */
  record Completed(URI location, String key) {}

  /** A form to POST with the file, for so many seconds. */
  record Params(String method, URI url, Map<String, String> fields, long expires) {
    Params {
      fields = Map.copyOf(fields);
    }
  }
}
