package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.util.Optional;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;

/**
 * What became of a call, and what a failed one means (AWS KMS API Reference, "Common Errors" and
 * the errors of each action).
 *
 * @param status of the action that made it
 */
record KmsAnswer(Status status, String detail) {
  private static final int MAX_WORDS = 300;

  /**
   * @param action the IAM action of the call, e.g. "kms:DisableKey"
   */
  static KmsAnswer of(RuntimeException failure, String action) {
    return switch (failure) {
      case AwsServiceException answered -> answered(answered, action);
      case SdkException unanswered -> unanswered(unanswered);
      // A secret that can not be read says so by its reference.
      default -> new KmsAnswer(Status.FAILED, words(failure.getMessage()));
    };
  }

  private static KmsAnswer answered(AwsServiceException e, String action) {
    String code = code(e);
    String said = words(details(e).map(AwsErrorDetails::errorMessage).orElse(""));
    return switch (code) {
      case "NotFoundException" ->
          new KmsAnswer(Status.REFUSED, Outcome.GONE + " no such key in KMS");
      case "KMSInvalidStateException" -> new KmsAnswer(Status.REFUSED, code + ": " + said);
      case "UnsupportedOperationException", "InvalidArnException" ->
          new KmsAnswer(Status.REFUSED, code + ": " + said);
      case "AccessDeniedException" ->
          new KmsAnswer(Status.FAILED, code + ": " + action + " is not allowed: " + said);
      default ->
          e.isThrottlingException()
              ? new KmsAnswer(Status.FAILED, code + ": KMS asks for fewer calls")
              : new KmsAnswer(Status.FAILED, code + ", HTTP " + e.statusCode() + ": " + said);
    };
  }

  /** An answer that is none of KMS has no code. */
  static String code(AwsServiceException e) {
    return details(e)
        .map(AwsErrorDetails::errorCode)
        .filter(c -> !c.isBlank())
        .orElse("no answer of KMS");
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails());
  }

  private static KmsAnswer unanswered(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new KmsAnswer(Status.SILENT, words(cause.getMessage()));
      }
    }
    return new KmsAnswer(Status.FAILED, words(e.getMessage()));
  }

  private static String words(String text) {
    String line = Optional.ofNullable(text).orElse("").replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), MAX_WORDS));
  }
}
