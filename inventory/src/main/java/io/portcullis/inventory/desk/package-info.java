/** What people keep on the calendar, and what comes of what they ask: pure, the moment is given. */
package io.portcullis.inventory.desk;
