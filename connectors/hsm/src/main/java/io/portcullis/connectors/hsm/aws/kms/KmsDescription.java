package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.OriginType;

import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Material;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

/**
 * One KMS key in the words of the hub (AWS KMS API Reference, KeyMetadata). KMS gives no private or
 * secret key out; it keeps them in HSMs, unless an external key store holds them (Developer Guide,
 * "Concepts").
 */
record KmsDescription(KmsCalls calls, Patience patience, String arn, List<String> aliases) {

  KeyRow row() throws IOException, InterruptedException {
    KeyMetadata key = patience.ask(() -> calls.describe(arn));
    Optional<GetKeyRotationStatusResponse> rotation =
        turns(key) ? patience.may(() -> calls.rotation(arn)) : Optional.empty();
    KmsNotes notes = new KmsNotes(key, aliases, rotation);
    return new KeyRow.Described(
        arn,
        aliases.isEmpty() ? "" : aliases.getFirst(),
        key.origin() != OriginType.EXTERNAL_KEY_STORE,
        material(key),
        new KeyListed(
            status(key),
            Optional.ofNullable(key.deletionDate()),
            origin(key),
            0,
            0,
            rotation.map(KmsDescription::rotation).orElse(KeyRotation.NONE),
            notes.all(calls, patience)));
  }

  /** Others KMS does not rotate: "Rotate AWS KMS keys" in the Developer Guide. */
  private static boolean turns(KeyMetadata key) {
    return key.keySpec() == KeySpec.SYMMETRIC_DEFAULT && key.origin() == OriginType.AWS_KMS;
  }

  private static Material material(KeyMetadata key) {
    boolean outside = key.origin() == OriginType.EXTERNAL_KEY_STORE;
    String[] form = form(String.valueOf(key.keySpecAsString()));
    return new Material(
        form[0], form[1], outside ? Optional.empty() : Optional.of(false), usages(key.keyUsage()));
  }

  /** "RSA_4096" as RSA and 4096; what is not known here stands as KMS writes it. */
  private static String[] form(String spec) {
    return switch (spec) {
      case "SYMMETRIC_DEFAULT" -> new String[] {"AES", "256"};
      case "ECC_NIST_P256" -> new String[] {"EC", "P-256"};
      case "ECC_NIST_P384" -> new String[] {"EC", "P-384"};
      case "ECC_NIST_P521" -> new String[] {"EC", "P-521"};
      case "ECC_SECG_P256K1" -> new String[] {"EC", "secp256k1"};
      case "ECC_NIST_EDWARDS25519" -> new String[] {"EC_EDWARDS", ""};
      default -> numbered(spec);
    };
  }

  private static String[] numbered(String spec) {
    int last = spec.lastIndexOf('_');
    boolean number = last > 0 && spec.substring(last + 1).matches("\\d{1,6}");
    return number
        ? new String[] {spec.substring(0, last).replace('_', '-'), spec.substring(last + 1)}
        : new String[] {spec.equals("null") ? "" : spec, ""};
  }

  private static Set<String> usages(KeyUsageType usage) {
    if (usage == null) {
      return Set.of();
    }
    return switch (usage) {
      case SIGN_VERIFY, GENERATE_VERIFY_MAC -> Set.of("SIGN");
      case ENCRYPT_DECRYPT -> Set.of("DECRYPT", "UNWRAP");
      case KEY_AGREEMENT -> Set.of("DERIVE");
      default -> Set.of();
    };
  }

  private static Status status(KeyMetadata key) {
    if (key.keyState() == null) {
      return Status.UNKNOWN;
    }
    return switch (key.keyState()) {
      case ENABLED -> Status.ENABLED;
      case DISABLED -> Status.DISABLED;
      case PENDING_DELETION, PENDING_REPLICA_DELETION -> Status.PENDING_DELETION;
      case PENDING_IMPORT -> Status.PENDING_IMPORT;
      case UNAVAILABLE, CREATING, UPDATING -> Status.UNAVAILABLE;
      default -> Status.UNKNOWN;
    };
  }

  private static Origin origin(KeyMetadata key) {
    if (key.origin() == null) {
      return Origin.UNKNOWN;
    }
    return switch (key.origin()) {
      // A CloudHSM key store makes its keys in the account's own cluster, never to leave it.
      case AWS_KMS, AWS_CLOUDHSM -> Origin.MADE_THERE;
      case EXTERNAL -> Origin.IMPORTED;
      case EXTERNAL_KEY_STORE -> Origin.ELSEWHERE;
      default -> Origin.UNKNOWN;
    };
  }

  private static KeyRotation rotation(GetKeyRotationStatusResponse told) {
    if (!Boolean.TRUE.equals(told.keyRotationEnabled())) {
      return KeyRotation.NONE;
    }
    Optional<Instant> next = Optional.ofNullable(told.nextRotationDate());
    return new KeyRotation(
        Optional.ofNullable(told.rotationPeriodInDays()).map(Duration::ofDays),
        Optional.empty(),
        next);
  }
}
