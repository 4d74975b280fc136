package io.portcullis.connectors.hsm.aws.kms;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.KeyState;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * Disables and enables the KMS keys of one account and region, and looks at their state. A key is
 * never scheduled for deletion: that takes away what was encrypted with it, and people decide it.
 */
public final class KmsEnforcer implements Enforcer, AutoCloseable {
  private static final String NO_KEY = "00000000-0000-0000-0000-000000000000";
  private static final String DESCRIBE = "kms:DescribeKey";

  private final KmsConfig config;
  private final Kms kms;
  private final Clock clock;

  public KmsEnforcer(KmsConfig config, Clock clock) {
    this.config = config;
    this.kms = new Kms(config);
    this.clock = clock;
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public PointKind kind() {
    return PointKind.HSM;
  }

  @Override
  public boolean serves(Target target) {
    return key(target).isPresent();
  }

  private Optional<KmsKey> key(Target target) {
    return target instanceof Target.OfCloudKey key
        ? KmsKey.of(key.id())
            .filter(k -> k.region().equals(config.region()))
            .filter(k -> k.account().equals(config.account()))
        : Optional.empty();
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    KmsAnswer became = refusal(action).orElseGet(() -> change(action));
    return Outcome.of(action, became.status(), became.detail(), sent, clock.instant());
  }

  private KmsAnswer change(Action action) {
    String key = key(action.target()).orElseThrow().arn();
    String call = DESCRIBE;
    try {
      KeyState before = kms.state(key);
      Optional<KmsAnswer> unfit = unfit(before);
      if (unfit.isPresent()) {
        return unfit.get();
      }
      call = action.want() == Want.DISABLED ? "kms:DisableKey" : "kms:EnableKey";
      // Also where it seems to be so already: what DescribeKey says may be some seconds old.
      if (action.want() == Want.DISABLED) {
        kms.disable(key);
      } else {
        kms.enable(key);
      }
      return new KmsAnswer(Status.ACKNOWLEDGED, call + " taken; it was " + before);
    } catch (RuntimeException e) {
      return KmsAnswer.of(e, call);
    }
  }

  /** "Key states of AWS KMS keys" in the Developer Guide. */
  private static Optional<KmsAnswer> unfit(KeyState state) {
    return switch (state) {
      case ENABLED, DISABLED -> Optional.empty();
      case CREATING, UPDATING -> Optional.of(new KmsAnswer(Status.FAILED, "the key is " + state));
      default -> Optional.of(new KmsAnswer(Status.REFUSED, "the key is " + state));
    };
  }

  @Override
  public Outcome verify(Action action) {
    Instant sent = clock.instant();
    KmsAnswer seen = refusal(action).orElseGet(() -> look(action));
    Status status = seen.status() == Status.VERIFIED ? Status.VERIFIED : Status.FAILED;
    return Outcome.of(action, status, seen.detail(), sent, clock.instant());
  }

  private KmsAnswer look(Action action) {
    try {
      KeyState state = kms.state(key(action.target()).orElseThrow().arn());
      KeyState wanted = action.want() == Want.DISABLED ? KeyState.DISABLED : KeyState.ENABLED;
      return new KmsAnswer(
          state == wanted ? Status.VERIFIED : Status.FAILED, "DescribeKey says " + state);
    } catch (RuntimeException e) {
      return KmsAnswer.of(e, DESCRIBE);
    }
  }

  private Optional<KmsAnswer> refusal(Action action) {
    if (!serves(action.target())) {
      return Optional.of(
          new KmsAnswer(
              Status.REFUSED,
              "no KMS key of account " + config.account() + " in " + config.region()));
    }
    return action.want() == Want.DISABLED || action.want() == Want.ENABLED
        ? Optional.empty()
        : Optional.of(
            new KmsAnswer(
                Status.REFUSED, "a key can be DISABLED or ENABLED, not " + action.want()));
  }

  /** That a key which can not be there is not found shows that KMS knows and lets in the hub. */
  @Override
  public String check() {
    try {
      kms.state(config.probe().orElse(NO_KEY));
      return "ok";
    } catch (AwsServiceException e) {
      boolean known = config.probe().isEmpty() && KmsAnswer.code(e).equals("NotFoundException");
      return known ? "ok" : KmsAnswer.of(e, DESCRIBE).detail();
    } catch (RuntimeException e) {
      return KmsAnswer.of(e, DESCRIBE).detail();
    }
  }

  @Override
  public void close() {
    kms.close();
  }
}
