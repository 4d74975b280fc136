package io.portcullis.routes.people;

import java.util.Set;

import static io.portcullis.routes.people.Right.ACKNOWLEDGE;
import static io.portcullis.routes.people.Right.APPROVE;
import static io.portcullis.routes.people.Right.CALENDAR;
import static io.portcullis.routes.people.Right.CONFIGURE;
import static io.portcullis.routes.people.Right.INVENTORY;
import static io.portcullis.routes.people.Right.PEOPLE;
import static io.portcullis.routes.people.Right.PLAN;
import static io.portcullis.routes.people.Right.READ;
import static io.portcullis.routes.people.Right.REINSTATE;
import static io.portcullis.routes.people.Right.RESUME;
import static io.portcullis.routes.people.Right.STOP;

/** What a person is trusted with; each role may all that the one before it may. */
public enum Role {
  VIEWER(READ),
  /** Can stop at once, because waiting costs more than stopping too early. */
  OPERATOR(READ, STOP, RESUME, ACKNOWLEDGE, INVENTORY, CALENDAR),
  /** Decides about subjects, and changes no rule by which it is decided. */
  APPROVER(READ, STOP, RESUME, ACKNOWLEDGE, INVENTORY, CALENDAR, APPROVE, REINSTATE, PLAN),
  ADMIN(
      READ,
      STOP,
      RESUME,
      ACKNOWLEDGE,
      INVENTORY,
      CALENDAR,
      APPROVE,
      REINSTATE,
      PLAN,
      CONFIGURE,
      PEOPLE);

  private final Set<Right> rights;

  Role(Right... rights) {
    this.rights = Set.of(rights);
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }
}
