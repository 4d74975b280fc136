package io.portcullis.connectors.hsm.aws.kms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.Headers;

/** Computes anew what a request must be signed with (AWS IAM User Guide, "Signature Version 4"). */
record Signature4(String accessKeyId, String secret, String region) {
  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/kms/aws4_request, ?"
              + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  boolean signed(Headers headers, byte[] body) {
    Matcher said = HEADER.matcher(String.valueOf(headers.getFirst("Authorization")));
    if (!said.matches() || !said.group(1).equals(accessKeyId) || !said.group(3).equals(region)) {
      return false;
    }
    String time = headers.getFirst("X-Amz-Date");
    String scope = said.group(2) + "/" + region + "/kms/aws4_request";
    String toSign =
        String.join(
            "\n", "AWS4-HMAC-SHA256", time, scope, sha(canonical(headers, body, said.group(4))));
    return time.startsWith(said.group(2))
        && hex(hmac(key(said.group(2)), toSign)).equals(said.group(5));
  }

  private static byte[] canonical(Headers headers, byte[] body, String names) {
    String lines =
        Arrays.stream(names.split(";"))
            .map(name -> name + ":" + headers.getFirst(name).strip() + "\n")
            .collect(Collectors.joining());
    return bytes(String.join("\n", "POST", "/", "", lines, names, sha(body)));
  }

  private byte[] key(String day) {
    byte[] ofDay = hmac(bytes("AWS4" + secret), day);
    return hmac(hmac(hmac(ofDay, region), "kms"), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String sha(byte[] bytes) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
