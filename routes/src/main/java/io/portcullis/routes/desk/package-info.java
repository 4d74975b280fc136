/** What people keep on the calendar: in a topic, in each hub's memory, told to rules. */
package io.portcullis.routes.desk;
