/** What people are told, written with the change it tells of and delivered afterwards. */
@NullMarked
package dev.handback.record.message;

import org.jspecify.annotations.NullMarked;
