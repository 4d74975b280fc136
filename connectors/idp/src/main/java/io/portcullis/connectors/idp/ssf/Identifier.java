package io.portcullis.connectors.idp.ssf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.AliasType;

/**
 * One subject identifier: RFC 9493 section 3, SSF 1.0 "Additional Subject Identifier Formats", and
 * the spellings before them ({@code subject_type}). It is read by its members and not by its
 * format, so that a format of a transmitter's own still tells its names.
 *
 * @param issuer of the token, whose names these are where the identifier has no issuer
 */
record Identifier(Doc doc, String issuer) {
  private static final Pattern MAIL = Pattern.compile("[^\\s@:/]+@[^\\s@:/]+");
  private static final int MOST = 16;

  static final Identifier NONE = new Identifier(Doc.none(), "");

  /** Itself, or each of those it lists (format {@code aliases}, which may not nest). */
  List<Identifier> each() {
    List<Identifier> all = new ArrayList<>();
    all.add(this);
    doc.list("identifiers").stream()
        .limit(MOST)
        .map(one -> new Identifier(one, issuer))
        .forEach(all::add);
    return all;
  }

  void person(Aliases names) {
    String mail = address(id());
    // A DID is the same whoever names it.
    boolean did = id().startsWith("did:");
    names
        .vendor(AliasType.IDP_USER, did ? "did" : vendor(), did ? id().substring(4) : id())
        .add(AliasType.UPN, account())
        .add(AliasType.UPN, mail)
        .add(AliasType.EMAIL, mail)
        .add(AliasType.EMAIL, email())
        .add(AliasType.USER_NAME, phone())
        .add(AliasType.ARN, arn());
  }

  void device(Aliases names) {
    boolean entra = vendor().equals(Issuer.ENTRA);
    names
        .add(AliasType.ENTRA_DEVICE, entra ? id() : "")
        .vendor(AliasType.MDM_DEVICE, entra ? "" : vendor(), id())
        .add(AliasType.ARN, arn());
    addresses().forEach(address -> names.add(AliasType.IP, address));
  }

  boolean opaque() {
    return doc.text("format").equals("opaque");
  }

  /** The name that its issuer gave: {@code sub}, an opaque or SCIM id, a DID, a URI. */
  String id() {
    String id = doc.first("sub", "id");
    if (!id.isEmpty()) {
      return id;
    }
    String did = did(doc.text("url"));
    return did.isEmpty() && !namedOtherwise() ? doc.first("uri", "externalId") : did;
  }

  private boolean namedOtherwise() {
    return !(account() + email() + phone() + arn()).isEmpty();
  }

  /** The DID of a DID URL: what follows points into its document. */
  private static String did(String url) {
    int end = 0;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.startsWith("did:") ? url.substring(0, end) : "";
  }

  private String vendor() {
    String own = doc.text("iss");
    return Issuer.vendor(own.isEmpty() ? issuer : own);
  }

  /** "acct:anna@lab.example" (RFC 7565). */
  String account() {
    return afterScheme("acct:");
  }

  String email() {
    String email = doc.text("email");
    return email.isEmpty() ? afterScheme("mailto:") : email;
  }

  /** E.164 without the blanks that people read it by. */
  String phone() {
    String phone = doc.first("phone_number", "phone");
    return (phone.isEmpty() ? afterScheme("tel:") : phone).replaceAll("[\\s().-]", "");
  }

  private String arn() {
    String uri = doc.text("uri");
    return uri.startsWith("arn:") ? uri : "";
  }

  List<String> addresses() {
    return doc.list("ip-addresses").stream().limit(MOST).map(Doc::value).toList();
  }

  private String afterScheme(String scheme) {
    String uri = doc.text("uri");
    return uri.toLowerCase(Locale.ROOT).startsWith(scheme) ? uri.substring(scheme.length()) : "";
  }

  /** Many issuers name people by their address. */
  static String address(String id) {
    return MAIL.matcher(id).matches() ? id : "";
  }
}
