package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import client.ApiClient;
import client.ApiException;
import client.api.AccountsApi;
import client.api.SearchApi;
import client.api.SearchApi.APISearchVideosRequest;
import client.api.UploadsApi;
import client.api.UploadsApi.APIUploadVideoRequest;
import client.api.VideosApi;
import client.model.Credentials;
import client.model.NewAccount;
import client.model.Video;
import dev.reelwise.e2e.LocalSystem.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that a public generator made of the document alone goes the whole way. */
@Order(3)
@ExtendWith(LocalSystem.class)
class GeneratedClientTest {

  @Test
  void goesFromTheAccountToTheMomentInItsVideo(Running system) throws Exception {
    var http = client(system);
    var accounts = new AccountsApi(http);
    var email = UUID.randomUUID() + "@example.org";
    var password = "correct horse battery";
    var account =
        accounts
            .signUp(new NewAccount().name("Grace Hopper").email(email).password(password))
            .getData();
    var tokens = accounts.logIn(new Credentials().email(email).password(password)).getData();
    http.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + tokens.getAccessToken()));

    assertThat(account.getEmail()).isEqualTo(email);
    assertThat(new AccountsApi(http).getMyAccount().getData()).isEqualTo(account);

    var video =
        new UploadsApi(http)
            .uploadVideo(
                APIUploadVideoRequest.newBuilder()
                    ._file(clip(system).toFile())
                    .title("A quay")
                    .build())
            .getData();
    assertThat(video.getStatus()).isNotEqualTo(Video.StatusEnum.FAILED);
    assertThat(statusOnceFinished(new VideosApi(http), video.getId())).isEqualTo("ready");

    var found =
        new SearchApi(http)
            .searchVideos(APISearchVideosRequest.newBuilder().q("stone bridge").limit(10).build())
            .getData();
    assertThat(found.getItems())
        .filteredOn(item -> item.getId().equals(video.getId()))
        .singleElement()
        .satisfies(item -> assertThat(item.getMoments()).isNotEmpty());
  }

  @Test
  void readsProblemsAsTheDocumentDescribesThem(Running system) {
    var accounts = new AccountsApi(client(system));

    var refused =
        catchThrowableOfType(
            ApiException.class,
            () -> accounts.logIn(new Credentials().email("a@example.org").password("x")));

    assertThat(refused.getCode()).isEqualTo(401);
    assertThat(Api.JSON.readTree(refused.getResponseBody()).path("type").asString())
        .isEqualTo("urn:reelwise:problem:wrong-credentials");
  }

  private static ApiClient client(Running system) {
    try {
      var client = new ApiClient();
      client.updateBaseUri(system.api().base().resolve("/").toString().replaceFirst("/$", ""));
      return client;
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static Path clip(Running system) throws Exception {
    var speech = Command.repository().resolve("speech/src/test/resources/speech/bridge.wav");
    return Recording.make(
        system.folder().resolve("quay.mp4"),
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=320x180:r=10:d=4",
        "-i",
        speech.toString(),
        "-c:v",
        "libx264",
        "-c:a",
        "aac");
  }

  private static String statusOnceFinished(VideosApi videos, int id) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    var status = "";
    while (System.nanoTime() < deadline && !status.equals("ready") && !status.equals("failed")) {
      Thread.sleep(500);
      status = videos.getVideoStatus(id).getData().getStatus().getValue();
    }
    return status;
  }
}
