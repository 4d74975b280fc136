/** When certificates are to be renewed, and who is told of it when: no clock, no I/O. */
package io.portcullis.inventory.calendar;
