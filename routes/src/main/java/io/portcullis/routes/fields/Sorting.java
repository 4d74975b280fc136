package io.portcullis.routes.fields;

import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * Where ECS sorts an event: {@code event.category} and an {@code event.type} that it expects there
 * (ECS 9, "ECS categorization fields").
 */
public record Sorting(String category, String type) {
  private static final String INFO = "info";
  private static final String CHANGE = "change";
  private static final String CONFIGURATION = "configuration";

  /** Of what was decided, or found, about such a subject. */
  public static Sorting of(SubjectKind kind, boolean changed) {
    String type = changed ? CHANGE : INFO;
    return switch (kind) {
      case DEVICE, WORKLOAD -> new Sorting("host", type);
      case IDENTITY -> new Sorting("iam", type);
      case KEY, AUTHORITY, SOURCE -> new Sorting(CONFIGURATION, type);
    };
  }

  /** Of a signal whose source does not say it, as the hub's own do not. */
  public static Sorting of(SubjectKind kind, Statement statement) {
    return switch (statement) {
      case Statement.Authenticated a -> new Sorting("authentication", "start");
      case Statement.SessionStarted s -> new Sorting("session", "start");
      case Statement.SessionEnded s -> new Sorting("session", "end");
      case Statement.SessionsEnded s -> new Sorting("session", "end");
      case Statement.RiskChanged r -> new Sorting("threat", "indicator");
      case Statement.AccountChanged a -> new Sorting("iam", CHANGE);
      case Statement.CertificateIssued c -> new Sorting(CONFIGURATION, "creation");
      case Statement.CertificateRenewed c -> new Sorting(CONFIGURATION, "creation");
      case Statement.CertificateRevoked c -> new Sorting(CONFIGURATION, CHANGE);
      case Statement.PolicyActivated p -> new Sorting(CONFIGURATION, CHANGE);
      default -> of(kind, false);
    };
  }
}
