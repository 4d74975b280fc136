package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.hsm.listing.Refusal;

/** The calls of a listing. Each of them only reads. */
final class KmsCalls implements AutoCloseable {
  /**
   * Of one page: an alias has up to 700 bytes, and an answer at most {@link SdkTransport} takes.
   */
  static final int PAGE = 50;

  /** Grants have up to some kilobytes each, so fewer are asked for. */
  static final int GRANTS = 10;

  private static final int SERVER = 500;

  private final SdkTransport http;
  private final KmsClient client;

  KmsCalls(KmsConfig config) {
    this.http = new SdkTransport(config.timeout());
    this.client = Kms.client(config, http);
  }

  ListKeysResponse keys(Optional<String> marker) throws IOException {
    return made(
        "kms:ListKeys", () -> client.listKeys(r -> r.limit(PAGE).marker(marker.orElse(null))));
  }

  ListAliasesResponse aliases(Optional<String> marker) throws IOException {
    return made(
        "kms:ListAliases",
        () -> client.listAliases(r -> r.limit(PAGE).marker(marker.orElse(null))));
  }

  KeyMetadata describe(String key) throws IOException {
    return made(
        "kms:DescribeKey",
        () ->
            Optional.ofNullable(client.describeKey(r -> r.keyId(key)).keyMetadata())
                .orElseThrow(() -> SdkException.builder().message("no KeyMetadata").build()));
  }

  GetKeyRotationStatusResponse rotation(String key) throws IOException {
    return made("kms:GetKeyRotationStatus", () -> client.getKeyRotationStatus(r -> r.keyId(key)));
  }

  ListResourceTagsResponse tags(String key) throws IOException {
    return made(
        "kms:ListResourceTags", () -> client.listResourceTags(r -> r.keyId(key).limit(PAGE)));
  }

  ListGrantsResponse grants(String key) throws IOException {
    return made("kms:ListGrants", () -> client.listGrants(r -> r.keyId(key).limit(GRANTS)));
  }

  /** Where the next page is. */
  static Optional<String> next(Boolean truncated, String marker) {
    return Boolean.TRUE.equals(truncated) ? Optional.ofNullable(marker) : Optional.empty();
  }

  private static <T> T made(String action, Supplier<T> call) throws IOException {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw refusal(e, action);
    } catch (SdkException e) {
      throw unanswered(e, action);
    } catch (IllegalStateException e) {
      // A secret that can not be read says so by its reference.
      throw new IOException(e.getMessage(), e);
    }
  }

  /** AWS KMS API Reference, "Common Errors" and the errors of each action. */
  private static Refusal refusal(AwsServiceException e, String action) {
    String code = KmsAnswer.code(e);
    String said =
        Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorMessage).orElse("");
    String words = code + (said.isBlank() ? "" : ": " + said);
    if (e.isThrottlingException() || e.statusCode() >= SERVER) {
      return new Refusal(Refusal.Kind.LATER, action + ": " + words);
    }
    return switch (code) {
      case "NotFoundException" -> new Refusal(Refusal.Kind.GONE, words);
      case "AccessDeniedException" ->
          new Refusal(Refusal.Kind.DENIED, action + " is not allowed: " + words);
      default -> new Refusal(Refusal.Kind.REFUSED, action + ": " + words);
    };
  }

  private static IOException unanswered(SdkException e, String action) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && ofTheJdk(cause)) {
        return new IOException(action + ": " + cause.getMessage(), e);
      }
      if (cause instanceof IOException) {
        throw new BadRecord(action + ": the answer is none of KMS");
      }
    }
    return new Refusal(Refusal.Kind.REFUSED, action + ": " + e.getMessage());
  }

  /** The SDK's own say that it could not read what came. */
  private static boolean ofTheJdk(Throwable failure) {
    return failure.getClass().getPackageName().startsWith("java.");
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
