package dev.reelwise.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No body sets what its sender has no say in. Finds every endpoint that takes a body by itself. */
class MassAssignmentTest extends ApiTest {

  /** Names of columns, and of what programs like to take over from bodies. */
  private static final List<String> OTHERS_BUSINESS =
      List.of(
          "id",
          "user_id",
          "userId",
          "owner",
          "role",
          "roles",
          "is_admin",
          "admin",
          "is_active",
          "active",
          "password_hash",
          "passwordHash",
          "status",
          "status_message",
          "key",
          "hash",
          "prefix",
          "likes",
          "is_edited",
          "user_name",
          "video_id",
          "processed_at",
          "created_at",
          "updated_at",
          "last_used_at",
          "__proto__",
          "class");

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

  @TestFactory
  Stream<DynamicTest> everyBodyRefusesWhatItDoesNotKnow() {
    Visitor admin = newAdmin();
    List<Endpoint> endpoints = endpoints();

    assertThat(endpoints)
        .extracting(Endpoint::toString)
        .contains(
            "POST /api/v1/auth/signup",
            "PATCH /api/v1/users/me",
            "PUT /api/v1/videos/{id}",
            "POST /api/v1/users/me/api-keys",
            "POST /api/v1/videos/{id}/comments",
            "PATCH /api/v1/admin/users/{id}");
    return endpoints.stream()
        .map(
            endpoint ->
                DynamicTest.dynamicTest(endpoint.toString(), () -> refuses(endpoint, admin)));
  }

  private static void refuses(Endpoint endpoint, Visitor admin) {
    Map<String, Object> body = new HashMap<>();
    OTHERS_BUSINESS.stream()
        .filter(name -> !endpoint.fields().contains(name))
        .forEach(name -> body.put(name, 1));

    Answer answer =
        admin.sendJson(endpoint.method(), endpoint.path().replaceAll("\\{[^}]+}", "1"), body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("message").valueStream().map(one -> one.asString()))
        .containsExactlyInAnyOrderElementsOf(
            body.keySet().stream().map(name -> name + " is not a known field").toList());
  }

  private List<Endpoint> endpoints() {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.reelwise."))
        .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo mapping, HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
        .map(MethodParameter::getParameterType)
        .flatMap(
            body ->
                mapping.getPatternValues().stream()
                    .flatMap(
                        path ->
                            mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> Endpoint.of(method, path, body))));
  }

  @Test
  void aFormRefusesThemToo() {
    Visitor user = newUser();

    for (String name : List.of("user_id", "status", "key", "id")) {
      Answer answer = user.send("POST", "/api/v1/videos/upload", form(name), "Content-Type", FORM);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("message").path(0).asString())
          .isEqualTo(name + " is not a known field");
    }
    assertThat(rows().videosOf(user.userId())).isEmpty();
  }

  private static final String FORM = "multipart/form-data; boundary=xyz";

  private static java.net.http.HttpRequest.BodyPublisher form(String name) {
    return java.net.http.HttpRequest.BodyPublishers.ofString(
        """
        --xyz\r
        Content-Disposition: form-data; name="%s"\r
        \r
        1\r
        --xyz--\r
        """
            .formatted(name));
  }

  private record Endpoint(String method, String path, Set<String> fields) {

    static Endpoint of(RequestMethod method, String path, Class<?> body) {
      return new Endpoint(
          method.name(),
          path,
          Arrays.stream(body.getRecordComponents())
              .map(Endpoint::name)
              .collect(Collectors.toSet()));
    }

    private static String name(RecordComponent component) {
      JsonProperty given = component.getAnnotation(JsonProperty.class);
      if (given == null) {
        given = component.getAccessor().getAnnotation(JsonProperty.class);
      }
      return given != null
          ? given.value()
          : component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
