package io.portcullis.routes.api;

import jakarta.enterprise.context.RequestScoped;

import io.portcullis.routes.people.Person;

/** Who makes this call, once the token has said so. */
@RequestScoped
class Caller {
  private Person person;
  private String call = "";
  private String address = "";

  /** {@code asks}: method and path of the call. */
  void is(Person identified, String asks, String from) {
    person = identified;
    call = asks;
    address = from;
  }

  /**
   * @throws Refuse 401 when nobody was identified
   */
  Person person() {
    if (person == null) {
      throw new Refuse(401, "who calls is not known");
    }
    return person;
  }

  String call() {
    return call;
  }

  String address() {
    return address;
  }
}
