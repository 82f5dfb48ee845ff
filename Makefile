# The portal's commands; what each does is written in deploy/. `make help` lists them.
PYTHON ?= python3
PORT ?= 8000
export PORT

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: ## install, load the demonstration and serve it on http://127.0.0.1:8000 (PORT= changes it)
	@$(PYTHON) deploy/run.py

dev: ## the same with autoreload and the debug toolbar
	@$(PYTHON) deploy/dev.py

test: ## everything that CI runs
	@$(PYTHON) deploy/checks.py

bench: ## measure the pages at 1,000 and 100,000 announcements
	@$(PYTHON) deploy/bench.py $(ARGS)

lock: ## renew requirements/*.txt from requirements/*.in
	@$(PYTHON) deploy/lock.py

audit: ## look for known vulnerabilities in what is locked
	@$(PYTHON) deploy/within.py pip-audit --strict --require-hashes --disable-pip -r requirements/dev.txt

.PHONY: help run dev test bench lock audit
