package dev.reelwise.api.admin;

import dev.reelwise.api.account.AccountNotFound;
import dev.reelwise.api.account.AccountStanding;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.Page;
import dev.reelwise.contracts.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of all users. That only admins come here is the guard's business. */
@RestController
@RequestMapping("/api/v1/admin/users")
class AdminController {

  private final MemberRepository members;
  private final AccountStanding standing;

  AdminController(MemberRepository members, AccountStanding standing) {
    this.members = members;
    this.standing = standing;
  }

  /** {@code q} is a part of the name or of the address. */
  @GetMapping
  Page<Member> page(
      @RequestParam(defaultValue = "")
          @Size(max = 254, message = "must have at most 254 characters") String q,
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return new Page<>(
        members.page(q.strip(), (page - 1) * limit, limit), members.count(q.strip()), page, limit);
  }

  /** Closing an account, and taking its role away, ends the user's sessions. */
  @PatchMapping("/{id}")
  Member change(
      @PathVariable UserId id, @Valid @RequestBody StandingChange change, SignedIn admin) {
    change.requireSomething();
    if (id.equals(admin.id())) {
      throw new OwnStanding();
    }
    standing.change(id, change.newRole(), change.active());
    return members.find(id).orElseThrow(() -> new AccountNotFound(id));
  }
}
