package dev.reelwise.speech;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with fields and files (RFC 7578). */
final class MultipartForm {

  private final String boundary = UUID.randomUUID().toString();
  private final List<byte[]> parts = new ArrayList<>();

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  MultipartForm field(String name, String value) {
    return add("name=\"" + name + "\"\r\n", value.getBytes(StandardCharsets.UTF_8));
  }

  MultipartForm file(String name, String file, String type, byte[] content) {
    String head = "name=\"" + name + "\"; filename=\"" + file + "\"\r\n";
    return add(head + "Content-Type: " + type + "\r\n", content);
  }

  List<byte[]> body() {
    List<byte[]> body = new ArrayList<>(parts);
    body.add(bytes("--" + boundary + "--\r\n"));
    return body;
  }

  private MultipartForm add(String head, byte[] content) {
    parts.add(bytes("--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n"));
    parts.add(content);
    parts.add(bytes("\r\n"));
    return this;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
