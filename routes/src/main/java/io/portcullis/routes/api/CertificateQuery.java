package io.portcullis.routes.api;

import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import io.portcullis.inventory.Status;
import io.portcullis.inventory.TrustKind;
import io.portcullis.inventory.store.Filter;

/** Which certificates are asked for. What is not given is empty, and fits all. */
public class CertificateQuery {
  @BeanParam PageQuery page;

  @QueryParam("spki")
  @DefaultValue("")
  String spki;

  @QueryParam("serial")
  @DefaultValue("")
  String serial;

  @QueryParam("name")
  @DefaultValue("")
  String name;

  @QueryParam("issuer")
  @DefaultValue("")
  String issuer;

  @QueryParam("owner")
  @DefaultValue("")
  String owner;

  @QueryParam("environment")
  @DefaultValue("")
  String environment;

  @QueryParam("holder")
  @DefaultValue("")
  String holder;

  @QueryParam("algorithm")
  @DefaultValue("")
  String algorithm;

  @QueryParam("trust")
  @DefaultValue("")
  String trust;

  @QueryParam("status")
  @DefaultValue("")
  String status;

  @QueryParam("contains")
  @DefaultValue("")
  String contains;

  /**
   * @throws Refuse 400 when a word is none of those that there are
   */
  Filter filter() {
    Optional<TrustKind> trusted = Word.of("trust", trust, TrustKind.values());
    Optional<Status.Kind> kind = Word.of("status", status, Status.Kind.values());
    try {
      return new Filter(owner, environment, issuer, trusted, kind, holder, algorithm, contains);
    } catch (IllegalArgumentException e) {
      throw new Refuse(400, e.getMessage());
    }
  }
}
