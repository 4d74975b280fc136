package io.portcullis.routes.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import io.portcullis.inventory.desk.Item;

/** Which items of the calendar are asked for. */
public class DeskQuery {
  @BeanParam PageQuery page;

  /** Subject, by id or name; empty for all. */
  @QueryParam("about")
  @DefaultValue("")
  String about;

  /** Also those with which nothing is to be done any more. */
  @QueryParam("ended")
  @DefaultValue("false")
  boolean ended;

  <T extends Item> DeskPage<T> of(Desk desk, Class<T> type) {
    return desk.page(type, about, ended, page.cursor, page.most());
  }

  /** The same of items that are about no subject. */
  <T extends Item> DeskPage<T> listed(Desk desk, Class<T> type) {
    return desk.page(type, "", ended, page.cursor, page.most());
  }
}
