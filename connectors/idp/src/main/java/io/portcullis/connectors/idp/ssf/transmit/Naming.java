package io.portcullis.connectors.idp.ssf.transmit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Announcement;
import io.portcullis.model.SubjectKind;

/**
 * By which of its names a receiver is told of a subject: always one, and the same as long as the
 * subject has it (SSF 1.0 section 10.1). Formats are those of RFC 9493 section 3.2.
 *
 * @param issuer of the hub, whose own names are the last resort
 * @param preferred vendors in order, and "email"; what they do not name is named by any vendor
 * @param issuers what the receiver calls a vendor; a vendor that is not in it is called by its word
 */
public record Naming(String issuer, List<String> preferred, Map<String, String> issuers) {
  /** Stands among vendors for an address or a user principal name of its form. */
  public static final String EMAIL = "email";

  private static final Set<AliasType> OF_VENDORS =
      Set.of(
          AliasType.MDM_DEVICE,
          AliasType.EDR_AGENT,
          AliasType.DEVICE_SERIAL,
          AliasType.ENTRA_DEVICE,
          AliasType.IDP_USER);
  private static final String ENTRA = "entra";

  public Naming {
    preferred = List.copyOf(preferred);
    issuers = Map.copyOf(issuers);
  }

  /** The claim {@code sub_id}: complex (SSF 1.0 section 3.3) where its kind has a member there. */
  Map<String, Object> subject(Announcement announcement) {
    Map<String, Object> one = identifier(announcement);
    Optional<String> member = member(announcement.kind());
    if (member.isEmpty()) {
      return one;
    }
    Map<String, Object> complex = new LinkedHashMap<>();
    complex.put("format", "complex");
    complex.put(member.get(), one);
    return complex;
  }

  private static Optional<String> member(SubjectKind kind) {
    return switch (kind) {
      case DEVICE -> Optional.of("device");
      case IDENTITY -> Optional.of("user");
      case WORKLOAD -> Optional.of("application");
      default -> Optional.empty();
    };
  }

  private Map<String, Object> identifier(Announcement announcement) {
    List<Alias> names = announcement.aliases();
    Stream<Optional<Map<String, Object>>> wanted =
        preferred.stream().map(p -> p.equals(EMAIL) ? email(names) : vendor(names, p));
    return Stream.of(wanted, Stream.of(vendor(names), email(names), account(names)))
        .flatMap(each -> each)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> issSub(issuer, announcement.subject()));
  }

  private Optional<Map<String, Object>> vendor(List<Alias> names, String vendor) {
    return ofVendors(names)
        .filter(a -> vendorOf(a).equals(vendor))
        .findFirst()
        .map(this::byItsVendor);
  }

  private Optional<Map<String, Object>> vendor(List<Alias> names) {
    return ofVendors(names).findFirst().map(this::byItsVendor);
  }

  private static Stream<Alias> ofVendors(List<Alias> names) {
    return names.stream()
        .filter(a -> OF_VENDORS.contains(a.type()))
        .filter(a -> a.type() == AliasType.ENTRA_DEVICE || a.value().indexOf(':') > 0);
  }

  private static String vendorOf(Alias alias) {
    return alias.type() == AliasType.ENTRA_DEVICE
        ? ENTRA
        : alias.value().substring(0, alias.value().indexOf(':'));
  }

  private Map<String, Object> byItsVendor(Alias alias) {
    String vendor = vendorOf(alias);
    String id =
        alias.type() == AliasType.ENTRA_DEVICE
            ? alias.value()
            : alias.value().substring(vendor.length() + 1);
    return issSub(issuers.getOrDefault(vendor, vendor), id);
  }

  private static Optional<Map<String, Object>> email(List<Alias> names) {
    return of(names, AliasType.EMAIL)
        .or(() -> of(names, AliasType.UPN).filter(upn -> upn.indexOf('@') > 0))
        .map(address -> identifier("email", "email", address));
  }

  /** RFC 7565. */
  private static Optional<Map<String, Object>> account(List<Alias> names) {
    return of(names, AliasType.UPN).map(upn -> identifier("account", "uri", "acct:" + upn));
  }

  private static Optional<String> of(List<Alias> names, AliasType type) {
    return names.stream().filter(a -> a.type() == type).map(Alias::value).findFirst();
  }

  private static Map<String, Object> issSub(String iss, String sub) {
    Map<String, Object> identifier = identifier("iss_sub", "iss", iss);
    identifier.put("sub", sub);
    return identifier;
  }

  private static Map<String, Object> identifier(String format, String member, String value) {
    Map<String, Object> identifier = new LinkedHashMap<>();
    identifier.put("format", format);
    identifier.put(member, value);
    return identifier;
  }
}
