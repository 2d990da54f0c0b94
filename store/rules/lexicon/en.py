"""English: by which words a business mail asks, thanks, agrees and offers."""

from store.rules.lexicon.language import Language

ENGLISH = Language(
    common="""
        the and you of we this that with are it your not our from please thanks thank would can
        have has i'm i me my at by or if they he she been were what when could should there their
        let us but which all any no just for i'll don't it's how why who yes regards hello dear
        sounds looks great good done received need needs got get here sure tomorrow today order
        delivery price invoice quote next week monday tuesday wednesday thursday friday going sent
        arrived attached signed see still only
    """,
    greetings="""
        dear
        hi|hello|hey|hiya|howdy
        good morning|afternoon|evening|day
        greetings
        to whom it may concern
    """,
    closings="""
        best|kind|kindest|warm|warmest regards|wishes
        many|with kind|best|warm regards
        regards
        best $
        all the best
        cheers $
        sincerely
        yours sincerely|faithfully|truly
        sincerely yours
        respectfully
        with thanks $
        with appreciation $
        take care $
        talk soon $
        love $
        rgds|brgds|br|kr $
    """,
    partings="""
        thanks|thx|cheers|yours
        many|kind thanks
        thank you
        thanks and|& regards
        thanks and|& kind|best regards
        thanks in advance
        thank you in advance
        have a nice|great|good|lovely|pleasant|wonderful day|week|weekend|evening|afternoon
        have a nice|great|good|lovely rest of the|your day|week
        enjoy the|your day|weekend|evening
    """,
    question="""
        ^ what|where|when|who|whom|whose|why|how|which is|are|am|was|were|do|does|did|can|could|
            would|will|should|shall|may|might|must|have|has|about
        ^ what|which|whose time|date|day|kind|type|size|price|address|number|version
        ^ how much|many|long|far|soon|often|come|big
        ^ any news|update|updates|word|chance|idea|ideas|progress|thoughts|luck|comments|
            objection|objections|feedback|way
        ^ is there|this|that|it|the|your|he|she|everything|anyone|someone .. $
        do|did|have|has|had|are|were|can|could|will|would|should you
        can|could|would|will|do|did|is|was one|any of you|us
        is|are there any|a|an|some
        wonder|wondering|wondered if|whether|what|when|how|why|where|about
        like|love|want|curious|interested|need to know|understand|hear
        need|must to|also know|understand
        ask|asking|check|checking|clarify|confirm if|whether
        tell|remind me|us
        your|any thoughts|opinion|view|views|take|advice|recommendation|preference $
        what|how do you think
        ^ do|does|did|can|could|will|would|shall|should|is|are|was|were|has|have|am you|we|i|
            they|it|he|she|there|this|that|these|those|your|our|the|anyone|anybody|somebody|
            someone|all|both|everything
        no|any word from|on|yet
        not sure|certain i|we understand|follow
        don't|do not|didn't|did not quite|fully|really|yet understand|follow|see why
        do not|don't understand
        quote|price|prices|pricing|cost|rate for .. $
        what's|where's|when's|who's|how's
        have a question|questions
        had|have|has|got a couple|few|question|questions
        ^ just|only checking|following|wondering|chasing|asking
        following up
        circling|circle|checking|looping|coming back
        touching base
        bumping|nudging|poking|chasing up|this|you|your|about|the
        ^ checking in|back|whether|on
        ^ chasing
        where|how things stand
        quick|one|short|another question
        same question
        question|questions for you|about|regarding|concerning
        question|questions is|are|was|remains|now|only|whether|if|how|what|when|where|which|who
        don't|do not|didn't|can't|cannot|couldn't|not .. quite|really|entirely|see|get|make|grasp|
            work|tell|know what|how|why|where|which|whether|who
        at a loss
        curious how|what|if|whether|about|to|as
        interested in|to hear|learn
        open|outstanding|remaining|unclear|only|last point|points|question|questions|issue|issues|
            item|items is|are|remains|remain|concerns
        remains|remain|remaining|left|yet|still to be|is settled|clarified|decided|agreed|
            discussed|seen|cleared|who|what|when|how|whether|where
        one|only|other thing .. get|see|know|clear|understand|unclear|missing|ask
        news|word|idea|ideas|progress on|about|from|when|whether|how|yet|what|why $
        any news|word|idea|ideas|progress|update|luck
        clear|obvious to|from|what|whether|how|if|me|us .. whether|what|how|if|who|which|when
        isn't|not|un clear|sure|certain|obvious|apparent
        unsure|uncertain|puzzled|confused what|whether|how|which|about|by|as
        your thoughts|ideas|view|views|opinion|reaction|verdict .. welcome|appreciated|on|about
        take it that|the|you|this|it
        presumably|surely|supposedly
        would monday|tuesday|wednesday|thursday|friday|that|# be
        ^ shouldn't|isn't|aren't|wasn't|doesn't|haven't the|that|it|this|you|there|we
    """,
    request="""
        please|pls|plz|kindly
        pls.
        can|could|would|will|might you|someone|somebody|anybody|anyone
        can|could|may|might i|we have|get|see|ask|request|borrow|talk|use|come|also
        can|could one of
        let me|us|him|her|them know
        let's discuss|talk|meet|get|sit|catch|touch
        lets discuss|talk|meet|get|sit|catch|touch
        we|i need|require to discuss|talk|know|have|get|see|hear|decide|make|receive|add|change|
            review|resolve|fix|meet
        we|i need|require your|a|an|the|this|these|those|that|it|them|some|more|another|help|
            approval|confirmation|further|additional|information|both|two|three|four|five|six|
            seven|eight|nine|ten|twelve|twenty|#
        we|i want our|my|your|a|an|the|this|these|those|it|them|some|more|another|both|two|three|
            four|five|six|seven|eight|nine|ten|twelve|twenty|#
        we|i|also|now|still|just want|wish to cancel|return|change|exchange|replace|stop|keep|talk|
            discuss|meet|receive|try|add|postpone|move|extend|renew|terminate|withdraw|complain|
            visit|sign|use|claim|send|pay
        we|i|to|must|and|please|therefore|hereby cancel|terminate the|our|my|your|this|that|it|all|
            both|order|everything
        am|are|i'm|we're cancelling|canceling|terminating
        money|deposit back
        we|i really|also|urgently|still|just need|require
        need|needs you|your
        i'd|we'd like|love|need|want|prefer|rather
        provided|providing|assuming you|that can|could|will|you|hold|keep|agree|deliver
        changed my|our mind|minds
        could|can do with
        could|can use some|a|your|help
        would|should be great|good|nice|helpful|handy|useful|wonderful|ideal|appreciated|better|
            perfect if|to
        would|will be most|very|more|also welcome|appreciated|useful|helpful|handy|great|good|
            ideal
        would be welcome|appreciated|useful|helpful|handy|ideal
        would|will help .. if
        help|helps me|us .. if|to
        it'd be
        i|we would|should .. like|love|prefer|rather
        would|should|will|be very|really|much|also be grateful|obliged|thankful
        would|will be most|very|so grateful
        would be grateful
        appreciate if|a|an|any|hearing|some
        appreciate it if
        would|'d|i'd|we'd appreciate your|the|it
        would|will|also appreciate
        comments|feedback|input|help|advice|response|reply would|is|are be|much|greatly|
            very appreciated
        if possible
        would|'d have expected|hoped|thought|preferred
        ^ correction
        i|we want|wanted|hoping|hope you|to hear|to get|to see|to have|to know|that you
        i|we want|wanted|hoping|hope to hear|get|see|have|know
        am|are|i'm|we're|was|were hoping for|you|to
        am|are|i'm|we're looking for
        i|we|you should|must|ought be included|also|check|make
        one|some of you should|could|must|needs
        you|i|we should|must|have|need to|check .. first
        make|be sure
        call|phone|ring|email|write|text|contact|ping me|us
        give me|us|him|her a
        give us|me your
        send|forward|resend|fax|mail|email|ship|give|show|bring|get|return|provide|remind|advise|
            inform|update|copy|notify me|us|over|it|him|her|them
        ^ send|forward|resend|fax|ship|provide|confirm|check|review|advise|arrange|fix|correct|
            update|add|remove|change|cancel|replace|keep|put|take|get|find|ask|tell|print|clear|
            include|minimize|discuss|bring|complete|return|use your|the|it|me|us|this|these|
            those|a|an|all|any|to|with|him|her|them|process
        but|just|also|then send|forward|resend|fax|ship|provide|confirm|check|review|arrange|fix|
            correct|update|add|remove|change|cancel|replace|keep|put|ask|tell|print|clear|
            include|minimize|discuss|bring|complete|refer your|the|it|me|us|this|these|those|a|
            an|all|any|to|with|him|her|them|process
        ^ call|contact|remember|remind|pop|leave|hold|swap|switch|drop|pick|double|reserve|
            cancel|deliver|give|grab|hurry|pass|stick|treat|refer|let|consider|supply|return|
            explain|clarify|quote|proceed
        ^ put|make|set|move|take|keep|start|stop|turn|order|book|charge|invoice|bill|count|tell|
            show|bring|find|get me|us|it|them|that|this|those|these|the|a|an|my|our|your|his|her|
            all|both|one|two|three|four|five|six|some|any|another|everything|#
        look|check into|over this|it|the|that
        take|have a look|moment|minute
        ask|urge|request|encourage|invite|require you|that|your
        asking|requesting|seeking your|for|that|you
        the earliest|soonest
        asap|a.s.a.p
        as soon as|possible possible
        at your earliest|convenience convenience
        in advance
        thanks|thx|you ahead
        advise
        prompt|immediate|urgent|kind attention|action|reply|response
        and add|include|bring the|a|an|some|also|another
        await|awaiting your|news|an|confirmation|further
        i'm|we're|am|are|still waiting for|on your|you|the|a|an|news
        we|i still wait|await for|your|the .. quote|quotation|offer|answer|reply|invoice|delivery|
            confirmation|credit|drawing|drawings|call|order|goods
        look|looking forward .. hearing|reply|response|answer|comments|feedback|confirmation|
            offer|quote|quotation|proposal|thoughts
        hear|hearing back|from from|you|soon $
        help me|us
        help
        urgent|urgently
        reminder|favour|favor
        remind you
        my|our last|previous|earlier|first .. mail|email|e-mail|message|letter
        my|our mail|email|e-mail|message|letter|request|question of|from|dated
        slipped through|past|your
        ^ one|another|two more|last|final thing|point|request|wish|remark|addition
        ^ addition|ps
        if you .. in stock|available|free
        if .. i'd|we'd .. take|pick|have|buy|order|come|collect
        rsvp
        for your|his review|approval|comments|comment|consideration|action|decision|attention
        your comments|input|approval|review|feedback|confirmation|decision|
            instructions .. appreciated|needed|required|requested|welcome|by
        greatest interest
        over to|for you
        ^ one|this|these for you
        ^ this is|one for|is for you|yours
        yours to
        can|could you
        you handle|deal with|take care of this|it|that
        do|did you mind
        mind if|sending|checking|looking|calling
        unsubscribe|remove|take me|us|my|off
        stop sending|emailing
        if you can|could|would
        when you|get have|get a|chance|minute|moment
        be helpful|worthwhile|interested .. if|to
        needs|need|has|have to be done|changed|corrected|fixed|moved|signed|replaced|updated|
            approved|sent|addressed|resolved|added|removed|paid|booked|included
        we|you|i can|could discuss
        ^ add|address|adjust|adapt|advise|amend|apply|approve|arrange|ask|assign|attach|attend|
            block|book|bring|build|calculate|cancel|carry|change|charge|check|choose|clarify|clear|
            collect|complete|confirm|connect|consider|contact|convert|copy|correct|count|create|
            credit|cut|deduct|delete|deliver|describe|direct|disregard|divide|double-check|draft|
            drop|enable|ensure|enter|exchange|explain|extend|fetch|file|fill|find|finish|fix|
            follow|forward|give|hold|hurry|include|increase|inform|insert|install|instruct|invite|
            issue|keep|leave|let|list|load|lower|mail|make|mark|measure|merge|move|name|note|
            notify|open|order|pack|pass|pay|pick|place|plan|post|prepare|print|proceed|process|
            produce|provide|pull|put|quote|raise|re-send|read|recalculate|record|redo|reduce|
            refund|register|release|remind|remove|rename|renew|repair|repeat|replace|reply|request|
            reserve|reset|resend|restore|return|revise|scan|schedule|scrap|send|separate|set|
            settle|share|shelve|ship|shorten|show|sign|split|start|stop|store|submit|supply|
            suspend|swap|switch|take|tell|transfer|translate|try|turn|type|unlock|update|upgrade|
            upload|use|verify|write the|a|an|your|our|my|his|her|its|their|it|them|me|us|him|this|
            that|these|those|all|any|both|each|every|another|some|one|two|three|four|five|six|ten|
            #|everything|everyone|anyone|mr|mrs|ms
        and|then|otherwise|so|simply add|address|adjust|adapt|advise|amend|apply|approve|arrange|
            ask|assign|attach|attend|block|book|bring|build|calculate|cancel|carry|change|charge|
            check|choose|clarify|clear|collect|complete|confirm|connect|consider|contact|convert|
            copy|correct|count|create|credit|cut|deduct|delete|deliver|describe|direct|disregard|
            divide|double-check|draft|drop|enable|ensure|enter|exchange|explain|extend|fetch|file|
            fill|find|finish|fix|follow|forward|give|hold|hurry|include|increase|inform|insert|
            install|instruct|invite|issue|keep|leave|let|list|load|lower|mail|make|mark|measure|
            merge|move|name|note|notify|open|order|pack|pass|pay|pick|place|plan|post|prepare|
            print|proceed|process|produce|provide|pull|put|quote|raise|re-send|read|recalculate|
            record|redo|reduce|refund|register|release|remind|remove|rename|renew|repair|repeat|
            replace|reply|request|reserve|reset|resend|restore|return|revise|scan|schedule|scrap|
            send|separate|set|settle|share|shelve|ship|shorten|show|sign|split|start|stop|store|
            submit|supply|suspend|swap|switch|take|tell|transfer|translate|try|turn|type|unlock|
            update|upgrade|upload|use|verify|write your|our|my|it|them|me|us|him|this|these|those|
            everything
        ^ have him|her|them|your|someone|somebody|it
        is|be a great|big|real|good|huge|enormous help|favour|favor|relief
        give|giving|gave|serve|serving .. notice
        won't|not|no longer be extending|renewing|continuing|prolonging|requiring|needing|using
        ^ fill|hand|cc|top|back|get|sort|sum|speak|write|report in|out|up|back|to|us|me
        keep me|us posted|informed|updated|copied|in
        get|come|write|report back to|with me|us
        be|is|are|make great|big|real|good|huge help|favour|favor|relief if
        help|assistance|favour|favor if
        glad|happy|grateful|pleased|thankful of|for a|an|your|any|some
        perhaps|maybe|possibly you|someone|somebody|we can|could|might|would|should
        if there is|was|were any|some|a way|chance|possibility
        if there's any|some|a
        there|anything you can|could do
        counting|rely|relying|count on|upon you|your|having|it|a|the|this|that
        some|any|more room|scope|leeway|flexibility|movement
        look|shop|buy|go elsewhere
        our|my|the budget|limit|ceiling|maximum is|was|ends|won't
        needs|will|would|might|drivers|colleagues|people|staff|team|fitters|they|both need|require
        needs|require|requires a|an|new|access|more|another|extra|additional|two|three|#
        i'm|am|we're|are after|seeking|seek a|an|the|some|your|#
        welcome|appreciate|like|value|invite your|a|any|some proposal|offer|suggestion|suggestions|
            thoughts|
        ideas|advice|input|opinion|comments|view|views|feedback|help|quote|quotation|estimate|bid
        look|looking|awaiting|await|expect|expecting|keen|eager forward|to receiving|receive|get|
            getting|seeing|have|having|see
        looking|look forward to receiving|your|the revised|corrected|signed|final|new|
            countersigned|completed|draft
        let's|lets use|keep|take|add|do|make|leave|change|move|start|find|set|fix|put|hold|wait|
            try|skip|drop|stick
        someone|somebody|whoever has|needs|should|must|ought|is|wants
        leave|leaving it|this|that to|with|up to|for|you
        for processing|signature|signing|approval|completion|release|countersignature|
            authorisation|authorization|payment|clearance
        unless .. resolved|settled|fixed|sorted|corrected|paid|done|happens|received
        have|forced|obliged|going to charge|escalate|claim|deduct|withhold|involve|complain|insist
        if nothing|not happens|changes|is|has
        insist|insisting on|that
        should|must|ought|has read|carry|show|contain|bear|say|state|mention
        spelled|spelt|misspelled|misspelt
        future letters|invoices|payments|mail|post|correspondence|orders|deliveries
        with immediate effect
        new|other|different|changed bank|account|vat|address|details .. update|use|note
        vat|tax|account|order|phone number|address|details has|have changed
        do|did you receive|get|see|have
        what we|i need|want is|from|now
        all we|i need|want|ask
        insists|insist on
        better|rather make it|that
        would|might|may|could help us|me .. decide|understand|if
        would do|suffice for|now|us
        might|may|would be best|easier|simpler if
        the sooner|earlier|quicker
        whole|entire team|department|office is|are waiting
        boss|manager|customer|client|board keeps|is asking|chasing
        bank|customs|authority|authorities|auditor|insurer needs|need|wants|want|requires|asks
        reduce|increase|cut|double|halve|raise the|our order|quantity|number|amount
        pulling|pull|backing|back|dropping out of
        change of plan|address|date
        feel free to suggest|propose|change|correct
        want|wish|like to end|stop|quit|leave
        have to be|use .. fireproof|stainless|delivered|ready|waterproof|gate|entrance
        apply|applying for the|a|your|this .. job|position|post|role|vacancy|internship|
            apprenticeship|traineeship
        my|an application for the|a|your .. job|position|post|role|vacancy|internship|
            apprenticeship|traineeship
    """,
    order="""
        like|want|wish|need to order|buy|purchase|place|book|reserve
        i'd|we'd like|want .. order|buy|purchase|book|reserve|have
        we|i hereby|herewith order
        hereby|herewith we|i order
        we|i|we'd|i'd order #
        we|i order one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|another|both
        we|i|hereby|then|also|therefore order a|an|the|these|those|some|your .. #|box|boxes|table|
            tables|set|sets|piece|pieces|pallet|pallets|carton|cartons|chair|chairs|door|doors
        please|pls ship|deliver|supply|order|book|reserve|dispatch
        place|placing|placed .. order
        our|my order for|of|below
        purchase order
        we|i will|would|shall|should|'d take|buy|order the|it|them|all|both|one|two|three|four|five|
            six|seven|eight|nine|ten|twelve|twenty|another|#
        i'll|we'll|i'd|we'd take|buy|order the|it|them|all|both|one|two|three|four|five|six|seven|
            eight|nine|ten|twelve|twenty|another|#
        i'll|we'll|i|we have the|two|three|four|five|six|ten|# of|please|in|then|instead
        decided|decide|chosen|opted|like|want|wish to take|buy|order|accept|go
        decided|opted for|in|on|to .. offer|quote|quotation|proposal|price|version|option|one|ones
        accept|accepting|approve|confirm|choose the|your|this|that|our|my .. offer|quote|quotation|
            proposal|price|prices|terms|conditions|estimate|bid|order|purchase|po
        offer|quote|quotation|proposal|estimate|price|terms|order is|are|was|has|have accepted|
            approved|confirmed
        offer|quote|quotation|proposal|estimate|price|terms|order has|have been accepted|approved|
            confirmed
        ^ go|proceed ahead|forward with|and
        let's|let|us|please|pls|just|may|can|to|should go|proceed ahead|forward with|and
        ^ proceed with
        you|please|pls|can|may go|proceed ahead|forward with|and
        you can|may|could .. go|proceed|start|begin|produce|ship|deliver|dispatch|order|build
        hereby|herewith confirm|accept|approve
        put me|us down for
        put|add .. list for
        same again
        another|more #
        another box|pallet|carton|batch|set|round of
        sign|count|put|pencil|mark|enter|enrol|enroll|register us|me|our up|in|down|for
        we're|i'm|are|am|we|i going|go with|for
        will|would|'ll|we'll|i'll|'d|we'd|i'd|to go|settle|opt|plump|stick with|for the|a|an|your|
            option|version|variant|sample|model|#|two|three
        let's|lets|we'll|i'll|we'd have|get|say|order the|a|an|one|two|three|four|five|six|ten|
            another|some|#
        have|has|is my|our go-ahead|approval|okay|ok|permission|agreement|consent|blessing
        go-ahead
        green light
        happy|willing|ready|prepared|keen|like|glad to proceed|go|order|accept|commit|buy|confirm|
            sign|approve
        signed|completed order|application|booking|registration form
        order form|confirmation|sheet is|attached|enclosed|below
        we|i have decided|settled|agreed|opted|chosen on|for|the|your|to
        we've|i've decided|settled|agreed|opted|chosen on|for|the|your|to
        make it|that #|two|three|four|five|six|ten|twelve|fifteen|twenty
        in favour|favor of
        give|giving you our|the order|contract|job|business|go-ahead
        you have|got|'ve the|our|my order|job|contract|business|deal
        you've got the|our|a order|job|contract|business|deal
        consider|treat|regard .. approved|accepted|ordered|agreed|signed
        approved|accepted|released|cleared for print|printing|production|manufacture|release|
            signature|payment|shipping|dispatch|delivery|publication
        we|i accept|approve this|that|it|them|both|one
        we|i accept|approve $
        signed off
        go for it|them|that|this
        good|clear|cleared to go|proceed|print|start|ship|publish|build|produce
        it is then
        go|goes to|into print|press|production
        same quantity|quantities|amount|amounts|order as
        repair|print|order|build|book|cut|paint|install|produce|process|finalise|finalize|publish|
            launch it|them|that|both|all $
        renew|extend|prolong it|them|the .. for|until|by
    """,
    complaint="""
        invalid|expired|locked|password-protected|unreadable|illegible
        password protected
        playing|acting up
        making|makes|made|hear|giving .. noise|noises|rattle|squeak
        no heating|power|electricity|signal|internet|connection|hot|heat|light|lights|water|dial
        been|is|are|was|were|went off|down|out|dead since|again|for
        nothing like the|what|our|we|i|your
        a far cry|long way from
        nowhere
        not the|what|as .. ordered|wanted|agreed|asked|promised|expected|discussed
        struggling|struggle
        is|are|am|i'm|we're stuck
        complaint|complain|complaining|complaints
        soaked|soaking|wet|torn|bent|stained|mouldy|moldy|empty|blank|damaged|defective|faulty|
            broken|cracked|dented|scratched|leaking|crushed|smashed|shattered|squashed|ripped|
            chipped|warped|rusty|rusted|ruined|spoiled|spoilt|burnt|burst|crooked|discoloured|
            discolored|jammed|unusable|illegible
        scratches|scratch|dents|cracks|stains|chips on|in|across|all
        keeps|keep|kept throwing|kicking|logging|crashing|freezing|failing|timing|refusing|
            rejecting|dropping|disconnecting|breaking|blocking|jamming|leaking|giving|showing
        ordered|wanted|chose|expected|requested .. but|yet|though .. got|get|received|came|sent|
            delivered|arrived|is|are|was|were
        missing
        doesn't|don't|didn't|isn't|won't|wouldn't|not work|fit|open|arrive|turn|match|load|start|
            working|add|tally|reach|run
        not|isn't|aren't working|arrived|correct|acceptable|right|what
        has|have|is|are|was|were|had still|not|yet not|been|yet|arrived|received|delivered|
            reached|come|shipped|paid|answered|credited
        still|yet no|not|nothing|waiting|haven't|hasn't|missing|don't|doesn't|isn't|outstanding|
            overdue|open
        hasn't|haven't|wasn't|weren't arrived|received|been|delivered|had|got|heard|included|
            credited|shipped|come|enclosed|attached
        forgot|forgotten
        never arrived|received|came|got|delivered|reached|had|been
        no sign|trace|answer|reply|response of|from|yet|to|so
        wrong|incorrect|incorrectly|mistaken|mistakenly
        short by|of|delivery|shipment|delivered|shipped|changed
        shortage|shortfall|underdelivered
        too|far|much late|expensive|small|big|long|short|heavy|high|slow|much|many
        disappointed|disappointing|unacceptable|dissatisfied|unhappy|annoyed|fed
        refund|replacement|reimbursement
        an error|a mistake|mistakes|errors in|on|with
        problem|problems|trouble|issue|issues with|opening|logging|accessing|loading
        there is|are|seems|must|has a|an|to|be problem|error|mistake|discrepancy|misunderstanding
        overcharged|undercharged|double-charged
        charged|billed|invoiced|delivered|sent|paid .. twice
        twice
        only|just one|two|three|half|part|# came|arrived|delivered|received|got
        overdue
        unable to open|log|access|read|find|use|reach|print
        cannot|can't|couldn't open|log|access|read|find|use|reach|print|wait|accept|see
        could|can not open|log|access|read|find|use|reach|print|wait|accept
        only .. of|arrived|opens|came|got|received|page|half|part .. arrived|page|opens|came
        received|got|delivered|sent|shipped|supplied only|half|merely
        received|got|delivered|sent|shipped|supplied|have just|only half|part|one|two|three|#
        received|got|delivered|sent|shipped|supplied|arrived # of|out
        but|and|though no|not|none|nothing|only
        not|rather .. but|than
        meant|instead of
        flickers|flickering|wobbles|wobbling|drips|dripping|squeaks|squeaking|beeping|beeps|
            rattles|rattling|overheats|overheating|peeling|peels|fading|fades|sticks|stuck|slips|
            smells|stinks|buzzing|vibrates|stalls|freezes|crashes|hangs|loops|lags
        coming|came|come|falling|fell|fall|falls|comes off|apart|loose|undone
        washed|worn|burnt|burned|used|dried out
        out of order|service|focus|date|square|alignment|tune
        off|out|short by #|a|the|more|about|almost|nearly
        supposed|meant|due|scheduled to be|have|arrive|come|get|start|receive|go|happen
        error|errors when|message|messages|again|whenever|every|each|on|in
        keep|keeps|kept getting|having|seeing|receiving|being
        gone|going|went downhill|missing|wrong|astray|amiss
        worse|worst|poor|bad|terrible|awful|appalling|shocking|shoddy|sloppy quality|service|than|
            every|again|experience|condition|state|work|shape
        nobody|none|no-one turned|showed|came|called|answered|answers|picks|picked|replied|
            responded|been
        no one turned|showed|came|called|answered|answers|picks|picked|replied|responded|been|was|
            has
        can't|cannot|unable|impossible to|release|process|use|pay|approve|book|reconcile|match|work
        had|have agreed|been|settled on|promised|told|quoted|assured
        agreed|promised|quoted on #
        makes|make|made no sense|difference
        left .. rain|street|outside|road|unattended
        holding|holds|held|delaying|delays|blocking|blocks up|our|us|the|everything
        third|second|fourth|fifth time i|we|i'm|this|that|now|in
        running|lose|losing|lost out|patience|my of|patience
        not good enough|for
        expected more|better
        wait|waited|waiting more|for|over|since|far .. weeks|month|months|days|ages|hours
        sent|turned|driven away
        black|dead|frozen|silent|dark|blank|cold since
        more|less|higher|other|different than|from we|was|what|quoted|agreed|you
        owe|owes us|me
        thought|assumed|understood .. included|include|includes|covered
        yet|although|even .. refuses|refused|was|came|charged|still
        water|oil|smoke|steam .. coming|leaking|dripping
        opens|closes|starts|stops|restarts by itself|alone
        tripped|tripping|trips|seized|snapped|flooded|cracked|failed|overheated|stalled|broke|
            jammed again|at|this|for|overnight|on|twice|down|off
        goes|went|fell|fallen|is|are down|under|apart|over $
        second|third|fourth|fifth time since|running|in|it|they|he|we've|you've
        no|without|missing .. paperwork|papers|documentation|delivery|note|label|labels|
            instructions|
            manual|certificate|packing
        blocked|blocking|obstructed|obstructing|damaged|rammed our|my .. gate|entrance|drive|
            driveway|exit|yard|garage|access|loading|ramp|fence|wall|car
        your driver|drivers|man|men|people|staff|lorry|truck|van .. shouted|swore|insulted|blocked|
            rammed|rude
    """,
    doubt="""
        it|this|that|they|which|price|total|amount|address|name|date|invoice should|ought be|read|
            say|show|state|have|to
        unfortunately|sadly|regrettably|alas
        it|there seems|appears
        i'm|am|are|we're afraid|worried|concerned|confused|surprised|puzzled
        concern|concerns
        confused
        odd|strange
    """,
    denial="""
        not|no|never|without|nothing|nobody|none|cannot
        don't|doesn't|didn't|isn't|aren't|can't|won't|couldn't|hasn't|haven't|wasn't|weren't|
            wouldn't
    """,
    turn="""
        but|however|although|though|except the|your|it|there|this|these|no|not|our|my|one|only|
            still|when|now|apparently|something|some|without|smaller|bigger|larger|
            longer|shorter|cheaper|later|earlier|sooner|fewer|less|more
        apparently|seemingly the|your|it|there|this|i|we
    """,
    curt="""
        ^ price|prices|quote|quotation|availability|eta|sample|samples
    """,
    choice="""
        which one|of|version|option|colour|color|size|would|do
        what version|option|colour|color|size
        either|whether .. or
        do|would|should you|we|i prefer|rather|recommend .. or
        option a|b|one|1 or
        a or b
        can't|cannot|hard decide|choose
        torn|deciding|choosing|undecided between
        which .. recommend|prefer|choose|take|better|best
        we|i|we'd|i'd|would|definitely|clearly|all prefer|choose|favour|favor|pick
        rather|preferably|ideally|definitely the|a|an|in|with|one|something
        gets|has|have our|my vote|preference
        our|my choice|preference|favourite|favorite|pick is|was|would|goes
        one|two|three|first|second|third|a|b|c is the|our one|choice|favourite|favorite|better
        if i|we have|had|must to|pick|choose pick|choose|the|one|decide
        like the|# first|second|third|one|other best|better|more|most
        ^ whichever|whatever|whoever is|comes|gets|suits|arrives|works|costs|you|can
        ^ either|any will|would|is|of
    """,
    deadline="""
        no|not later than
        is|are|was|be due
        deadline
        due by|on|date|today|tomorrow|monday|tuesday|wednesday|thursday|friday
        need|needs|needed|require|required|want|wants|wanted .. by|before|until|today|tomorrow
        must|has|have be|to be .. by|before
        at the latest
        by close|end|cob|eob|eod of|business|play|day|the
        before close|the|month end|weekend|month-end
        comments|feedback|answer|reply|response|approval|confirmation|it|them|this by|
            before monday|tuesday|wednesday|thursday|friday|tomorrow|noon|today|tonight|the|end
        time is of
        runs|run out
        before|by|until the # .. late|reach|in|with|consider
        need|needs|has|have|must to|be .. be|back|with us .. by|before|on
        can|could|will only consider|accept|take
        be too|to late
        closes|closing|expires|ends|due|runs on|out|at|this|next|tomorrow|monday|tuesday|wednesday|
            thursday|friday
        remember|mind|aware that|the|this .. by|before|on|until|ends|runs|closes
        return|submit|submitted|returned .. by|before|until|than monday|tuesday|wednesday|thursday|
            friday|#|the|noon|tomorrow|end
        time is short|pressing|tight
        very latest
        have|got until monday|tuesday|wednesday|thursday|friday|#
    """,
    cancellation="""
        cancel|cancelling|canceling|cancelled|canceled .. meeting|appointment|call|visit|session|
            lunch|training|presentation|demo|installation
        call|calling our|the|tomorrow's|today's .. meeting|appointment|visit|session|lunch off
        call|calling off our|the|tomorrow's|today's .. meeting|appointment|visit|session|lunch
    """,
    meeting="""
        how|what about monday|tuesday|wednesday|thursday|friday|tomorrow|today|next|this|at|the|
            november|december|january|february|march|april|may|june|july|august|september|
            october|lunch
        can|could|shall|should|may|might we|i meet|speak|talk|schedule|set|get|call|visit|catch|
            come|stop|reschedule|move|postpone
        ^ would|does|will|is .. work|suit|be|ok|okay|convenient|possible|good for|you|with
        if it|that|this|the works|suits|is ok|okay|fine|convenient|good|possible|for|you
        if it|that|this works|suits
        are you free|available|around|there|in
        when are|would|could|can|will|is you|be|suit|work|convenient|good|it
        let's meet|schedule|get together|sit|set|have|do
        lets get|meet|sit|schedule|set together
        meet|meeting|call|talk|lunch|visit on|at|this|next|tomorrow|in monday|tuesday|wednesday|
            thursday|friday|week|the|person
        suggest|propose .. monday|tuesday|wednesday|thursday|friday|tomorrow|next|meeting|call|
            time|date|we
        reschedule|postpone|rearrange .. for|to|our|the|this
        some|another|other|different time|day|date
        suits|suit|works|is|are .. best|better
        push|move|put .. back|forward|out
        time|date|day works|suits|is best|good|convenient
        when .. like|want|wish to meet|discuss|talk|call
        move|shift|push|change|rearrange|reschedule|swap|postpone|cancel monday's|tuesday's|
            wednesday's|thursday's|friday's|tomorrow's|our|the .. session|meeting|appointment|call|
            visit|slot|date|lunch|review|training|presentation|demo|installation
        monday|tuesday|wednesday|thursday|friday|tomorrow|morning|afternoon|noon|o'clock would|
            could|might|works|suits .. work|suit|do|better|best|fine|good|me|us|for
        i|we could|can do|make|manage|offer|come monday|tuesday|wednesday|thursday|friday|tomorrow|
            any|#|at|on|next
        i'm|i|we|we're|am|are .. free|around|available .. monday|tuesday|wednesday|thursday|friday|
            tomorrow|all|any|from|after|between|on|next|if|#
        find|set|fix|agree|pick|arrange a|on|another time|date|day|slot|appointment
        should|must|ought|could|time|like|want to|we|all sit|meet|talked|met|sat|catch
        it's|is time|high time
        give|offer|propose|suggest me|us|a|some|two a|slot|date|time|times|dates
        if you want|like|wish|fancy to talk|meet|discuss|join|come
        week|month|day of|after the|# would|could|is .. better|suit|work|good
        monday|tuesday|wednesday|thursday|friday|tomorrow week .. suit|better|work|instead
        can't|cannot|couldn't make monday|tuesday|wednesday|thursday|friday|tomorrow|it|the .. but|
            how|is|could|would
        monday|tuesday|wednesday|thursday|friday|tomorrow is|has|isn't|no|not .. difficult|
            impossible|good|possible|bad|tricky|out
        day|week after would|could|is
        diary|calendar|schedule is|looks free|open|clear|empty
        have an|one|two|some hour|hours|time .. after|before|on|in|then
    """,
    sign="""
        sign|countersign|initial|execute the|this|it|and|both|here|below|return|where|attached|
            enclosed|at
        signed and|copy|copies return|returned|back|to
        for|requires|require|needs|need|awaiting|awaits|pending your|signature|signing|approval|
            execution signature|approval
        please|pls|kindly sign|countersign|initial|approve|execute
        wants|needs|want|requires .. signature|signed|signature|approval
        your signature|countersignature|approval is|needed|required|on
        sign-off|signoff
        sign|initial page|pages|below|overleaf|there
        enclosed|attached for signature|signing|countersignature
    """,
    idle="""
        please|pls|kindly find|see|note|accept|be|refer|bear|ignore|disregard|excuse|pardon|rest|
            remember .. attached|enclosed|below|advised|aware|informed|assured|our|my|the|that|
            this|to|with|apologies|attachment|link|file|memo|message
        i|we|i've|we've ~have|decided|chosen|opted|to|go|gone|with|for|choose|use|a another|
            different|other supplier|vendor|provider|company|offer|firm|manufacturer
        please|pls find|see|note $
        please|pls note|remember|be that
        see|find|note attached|below|enclosed|the|following
        attached please|pls find
        for your|our|the information|records|files|reference|convenience|guidance|info|file|
            interest
        your|per|at|upon request
        as|per you|your|i requested|asked|request|discussed
        let|do|don't|should|please|pls|feel|if .. know|hesitate|free|have|any|need .. question|
            questions|query|queries|concerns|problems|issues|problem|conflict|comments|anything|
            difficulty|difficulties|further|changes|assistance|contact|call|email|ask|reach
        please|pls|kindly|just let me|us know if|should|what .. any|questions|question|anything|
            else|help|further|conflict|problem|problems|concerns|more
        let me|us know if|should|what .. any|questions|question|anything|else|help|further|
            conflict|problem|problems|concerns|more
        let me|us know if|how|what|when i|we can|could|may .. help|assist|do
        let me know if there are|is any
        if|should .. any|questions|query|problem|problems|concerns|difficulty|issues|
            difficulties .. call|contact|email|let|ask|feel|do|see
        if|should you|there|any ~have|has|be|is|are|still|any|further|more|other questions|question|
            queries .. give|drop|ring|phone|write|shout
        if|should anything|something ~is|are|be|was|remains|still|at|all|here unclear
        if|should anything|something ~is|are|be|was|remains|still|at|all|here unclear ~please|just|
            do|then|simply|feel|free|to give|drop|call|ring|phone|write|mail|email|contact|ask|
            shout|tell|let|get|reach
        give|drop me|us a ~quick|short call|ring|line|shout|bell if|should anything|something ~is|
            are|be|was|remains|still unclear
        call|ring|phone|write|email|contact|ask|tell ~me|us|to if|should anything|something ~is|are|
            be|was|remains|still unclear
        let me|us ~just|quickly|briefly|first|also check|verify with|and|the|that|this|these|it|
            our|my|on|internally|what|how
        let me|us ~just|quickly|briefly|first|also ask my|our|him|her|them|around|internally
        let me|us ~just|quickly|briefly|first|also ask the workshop|driver|drivers|factory|mill|
            warehouse|team|office|foreman|boss|supplier|manufacturer|carrier|production|colleague|
            colleagues
        let me|us ~just|quickly|briefly|first|also check|verify $
        let me|us ~just|quickly|briefly|first|also|have|take|a|another|quick|proper look into|at|
            and|for|over
        let me|us ~just|quickly|briefly|first|also find out
        let me|us ~just|quickly|briefly|first|also get|come|circle back
        let me|us ~just|quickly|briefly|first|also see what|if|whether i|we
        let me|us ~just|also|again|once|more|first|quickly|briefly say|thank|explain|apologise|
            apologize|assure|congratulate|mention|express|introduce|stress
        let me|us ~just|also|quickly|briefly add|point that|out
        call|contact|email|give|phone|reach|ask .. if|with|should .. any|questions|question|
            problems|concerns|queries|anything
        any questions|queries|problems .. ask|call|let|contact|just|please
        any|further|more questions|queries
        please|pls|kindly|and call|contact|email|ask|let|do|feel .. if|with|free|hesitate|
            not .. question|questions|problems|concerns|help
        please|pls do not|not hesitate
        do not|don't hesitate .. call|contact|ask|email|let
        feel free to
        feel free
        please|pls do not|not|don't reply|respond|answer
        no need|reason to|for
        don't|not need|have to
        thank|thanks you|so|very|for|much for your request|question|inquiry|enquiry|order|help|
            call|patience|understanding|comments|questions
        thank you for ~the|your|this|that|kind|new|first|last|recent|quick|latest|
            and request|question|inquiry|enquiry|order|reminder
        thanks|thank for the|your|this|that reminder|reminding
        thanks for ~the|your|this|that|kind|new|first|last|recent|quick|latest|
            and request|question|inquiry|enquiry|order|questions|call|help|heads
        your question|questions|request|enquiry|inquiry|query
        in response|reply|answer|regard|reference to
        will|'ll|would|i'd|we'd|can be|i|happy|glad|pleased to
        i'd|we'd|would be happy|glad|pleased|more to|than
        i|we would|'d like to introduce|thank|congratulate|inform|announce|apologize|apologise|
            take|welcome|point|mention|say|share|wish
        i'd|we'd like to introduce|thank|congratulate|inform|announce|apologize|apologise|take|
            welcome|point|mention|say|share|wish
        i|we|she|he'll|will|shall let|keep|send|call|get|give|give|check|confirm|be|have|follow|
            forward|email|advise|inform|update|look|take|provide|try|contact|ask you
        i'll|we'll let|keep|send|call|get|give|check|confirm|be|follow|forward|email|advise|
            inform|update|look|provide|try|contact|ask
        i|we can|could call|send|come|check|do|help|offer|confirm|get|look|make|take
        i've|we've needed|asked|requested|sent|called|told|reminded|wanted|had
        i|we needed|asked|requested|sent|called|told|reminded|wanted|had
        i|we need|require no
        i'll|we'll|will|would|'d|i'd|we'd take # minute|minutes|hour|hours|day|days|week|weeks|off
        we|i will|would|'ll take # minute|minutes|hour|hours|day|days|week|weeks|off
        we|i will|would|'ll take the train|bus|car|plane|tram|lead|time|chance|next|opportunity
        i'll|we'll|i'd|we'd take the train|bus|car|plane|tram|lead|time|chance|next|opportunity
        want|wants|like to thank|say|wish|let|tell|congratulate|apologise|apologize|introduce|inform
        hope you|this|that|all|to are|is|finds|had|have|enjoyed|see|hear|feel|can|helps
        i hope|trust
        looking|look forward to|seeing|meeting|working|our|the|your|a seeing|meeting|working|
            visit|next|you
        you asked|requested|wanted|needed|mentioned
        as soon as i|we|he|she|they|it|available|the|his|her
        happy to help
        please give my|our|him|her love|regards|best
        give my|our love|regards|best|wishes
        keep you|me|us posted|informed|updated
        i|we will|'ll reschedule|move|postpone|arrange|schedule|meet
        may i|we introduce
        no problem|problems|issue|issues|trouble|question|questions|error|errors
        not a problem
        ^ what a
        how are|have|is you|things|everything|life
        help desk
        help with|by|us|you
        thanks|thank|your|of|to|for|some|happy|great|you|very|big|much help
        thank you for your|the|all quick|fast|prompt|speedy|swift|kind|great|wonderful|excellent|
            friendly|patient|valuable|immediate help
        thanks|thx for your|the|all quick|fast|prompt|speedy|swift|kind|great|wonderful|excellent|
            friendly|patient|valuable|immediate help
        thank you for your|the|all quick|fast|prompt|kind|great|friendly and|, quick|fast|prompt|
            kind|great|friendly|competent help
        only missing
        would|you be welcome
        price|cost list
        urgent matters|cases|needs
        wrong with that
        but|not thanks|anyway|otherwise|least|limited|also|rather|now|only|to worry
        nothing is|was|wrong|missing|to
        not .. too bad
        it|this|that|they|which|you|we|i|all|everything|both should be there|here|with|fine|ok|okay|
            ready|done|finished|back|delivered|shipped|enough|possible|able|available|home|complete|
            sorted|in|on|at|arriving|good|great
        should be there|here|with|fine|ok|okay|ready|done|finished|back|delivered|shipped|enough|
            possible|able|available|home|complete|sorted|in|on|at|arriving
        purchase order will|was|has|went|comes|should|follows|number
        our|the|your purchase order will|was|has|went|comes|should|follows
        thanks|thank|you for your|the|such prompt|quick|fast|swift|speedy|kind reply|response|answer
        no worries|rush|hurry|stress
        no thanks|thank
        thanks no $
        thank you no $
        do|did that|it|this|so $
        i|i'd|i've|we|we'd|we've had|have|completely|nearly|almost|forgot|simply .. forgotten|forgot
        i|we forgot
        i'm|we're|am|are afraid .. can't|cannot|won't|unable .. make it|come|attend|be|join
        afraid|unfortunately|sadly .. can't|cannot|won't|unable .. make it|come|attend|be|join
        unfortunately|sadly .. won't|not|unable|can't|cannot .. taking part|attend|attending|
            participate|participating|joining|join|exhibit|exhibiting
        won't|not|unable .. taking part|attend|attending|participate|participating|joining|join|
            exhibit|exhibiting
        no longer .. part|attend|participate|exhibit
        i|we|she|he need|needs|have|has|must to check|discuss|ask|talk|speak|think|see|wait|
            clarify|confirm|consult|look|clear|find .. first|internally|with my|with our|it|about|
            how
        i|we|i'd|we'd|would love|like|happy to come|attend|join|be
        looking forward to the|our|seeing|meeting|working
        not as far|that
        i|we don't|didn't|wouldn't|doubt think|believe|expect|suppose|mind|that
        doesn't|does not|don't matter|mind|bother|make
        make|makes no|a|any difference
        haven't|hasn't|have not|has not|yet to|not decided|started|begun|made|discussed|finished|
            chosen|settled
        can't|cannot|couldn't say|tell|promise
        nothing|not much|little has changed|new
        no|any|without damage|damages|harm|change|changes|objection|objections|complaint|
            complaints|delay|delays|plans|hitch|incident|injuries|surprises|impact|effect|losses
        without|no a|any hitch|trouble|problem|problems|issues|delay|incident|difficulty|
            difficulties|fuss
        nobody|none|no-one|no one has|have complained|minded|noticed|asked
        has|have complained|changed|objected so|as far
        missing|lost|wrong .. turned|found|reappeared|surfaced
        were|was|are right .. missing|wrong|broken|late
        did not|didn't|don't|haven't need|needed|require|have|win|get|use|find the|it|any|that|
            them|anything .. after|spare|tender|contract|deal|anyway|plans
        won't|will not|not|can't|cannot be|come|make|attend to|at|there|in|on|it .. but|this|next|
            fair|show|party|meeting
        waiting for|on .. ourselves|myself|too
        up to you
        two|three of them|these|those|which in|at|are|were
        didn't|did not|never|don't|not win|think|expect|plan|intend|use
        postponed|cancelled|moved|rejected|delayed by our|the client|customer|customers|management|
            board
        which one $
        doesn't|does|not|no matter|mind which|what|how|who
        nothing|not|isn't|that .. urgent
        we've|we|i|have decided .. keep|stay|wait .. for now|old
        nothing to add
        thank|thanks you kindly
        i|we|i'm|we're|they|he|she look|looking|looked|looks into|over|at|check
        i|we|they|he|she are|am|is|will|have|had|'ll look|looking|looked into|over|at
        will do
        should|ought .. have|be|get .. by
        correct me if
        wish|wishing you|all|everyone|everybody|your .. christmas|year|holidays|holiday|easter|
            season|
            success|recovery|well
        merry christmas
        happy new|holidays|easter|birthday
        quick|short|brief|small|little update|summary|report|overview|status
        just so you|that
        let me|us know how|if it|that|this|they goes|went|works|helps
        leave it|that|this with|to me|us
        confirmation|acknowledgement of our|my|the .. order
        nothing|none damaged|broken|missing|scratched|bent|reported
        not a|one scratch|dent|mark|hitch
        no|without|any damage|damages|complaint|complaints|fault|faults|mistake|mistakes|error|
            errors|defects|shortages|breakages|doubt
        no mistakes|errors|faults found
        came|come|coming off|away that|the|this|our call|phone|meeting
        in favour|favor of another|a|an|the
        please|kindly allow .. days|weeks|hours
        should|will show|appear on your side|account|statement|end
        should|will reach you
        put|done|did my|his|her back|knee|shoulder|neck|ankle
        before|until|till .. at the earliest
        i'll|we'll|will|shall have .. ready|waiting
        i'll|we'll|will|shall .. and get|send|forward|return|bring|put|add|check|let|pass|give it|
            them|that|this|those|you
        hereby|herewith confirm|acknowledge ~the|safe receipt
        no further|more|other questions|queries
    """,
    courtesy="""
        how are|is you|things|everything|life|everyone|all
        how are|is you|things|everything|life doing|going|keeping|today
        how do you do
        how goes|'s it
        how's it|life|everything|business going
        how's it|life|everything|business
        everything|all ok|okay|well|good with you
        are you well|okay|ok
        had|have|did you|a .. good|nice|great weekend|holiday|holidays|trip|vacation|christmas|
            easter
        hope|trust you|all|everything|this|things|you're ~are|is|all|both|mail|email|message|finds|
            you|keeping|doing|going well|fine|good|ok|okay
    """,
    settled="""
        no|not action|further|need needed|necessary|required|expected|action|to
        no need to do|worry
        don't|not need|have to do
        ^ to answer your
        in|as answer|reply to your question|questions
        ^ regarding|concerning|as|re your|for|to question|questions|your
        no action on|from|for your|you
        never mind .. question|request|mail|email|message|note|order|query
        never mind
        nothing|not .. to do
        nevermind
        please|pls ignore|disregard .. mail|email|e-mail|message|note|request|question
        ignore|disregard my|this|the|last|previous|earlier|that .. email|mail|message|note|
            request|question
        ignore|disregard my|this|the|that last|previous|earlier|email|mail|message
        fyi only
        just|purely|only for|fyi .. information|info|interest|records
        has|is|been|was already|been|now resolved|settled|sorted|solved|fixed|paid|found
        problem|issue|matter|it|that solved|resolved|settled|sorted|fixed|closed|found
        withdraw|withdrawn|retract my|our|the|it
        forget my|about|it
        found|sorted|solved it|them|out
        went great|fine|well|smoothly
        keep|keeping you posted|updated|informed
    """,
    quiet="""
        no|not reply|answer|response needed|necessary|required|expected|wanted
        no reply|answer|response is needed|necessary|required|expected|wanted
        no need|reason to reply|respond|answer|react|write
        no need for a|an|any reply|response|answer
        don't|not need|have to reply|respond|answer|react
        needn't reply|respond|answer|react
        needs|requires|need|require no reply|answer|response
        for your|the information|info|records|file|files|reference|interest only
        purely|only|just|merely for your|the information|info|records|record|file|files|reference
    """,
    told="""
        fyi
        fyi only
        just|only|purely|merely ~as|an|a fyi
        just|only|purely|merely for your information|info|reference|records
        for your information|info|reference|records
        for your information|info|reference|records only
        this|that is just|only|purely for your information|info|reference|records
        you are|were|re just|only in copy|cc
        you're ~just|only in|on copy|cc
        just so you know
        just so that you know
        so|just you know
        just to keep you in|informed|posted|updated the loop
        just to keep you informed|posted|updated
    """,
    awaits="""
        to ask|enquire|inquire if|whether|when|how|what|where|which
        wanted to check if|whether
        like|love|want to know|hear|check if|whether|when|how
        ^ just|only|quickly checking|wondering|asking|enquiring|inquiring
        i'm|am|we're|are just|only|still checking in|on|back
        i'm|am|we're|are just|only|still wondering|asking about|for|if|whether|when|how
        waiting|wait for|on your ~kind|early|prompt|final reply|answer|response|approval|
            confirmation|decision|comments|feedback
        await|awaiting|expect your ~kind|early|prompt|final reply|answer|response|approval|
            confirmation|decision|comments|feedback
        checking|wondering|asking|enquiring|inquiring if|whether
        wonder|wondered if|whether
        please|pls|kindly ~also|just|then|briefly|kindly confirm|reply|respond|answer|advise
        await|awaiting ~still|now|eagerly your
        are|am|i'm|we're|still ~still|just|now|only waiting for|on your
        once we|i|we've|i've have|receive|received|get|got ~all|both|the|of your ~signed|
            final|full|exact drawings|drawing|data|details|measurements|deposit|payment|
            confirmation|approval|signature|instructions|feedback|answer|reply|decision|go-ahead|
            documents|papers|purchase|po|files|artwork
        haven't|not|never heard .. from you
        haven't|not|never|no .. reply|answer|response .. from you
        haven't|not|never|no .. reply|answer|response .. to my|our
    """,
    list_heads="order orders po",
    thanks="""
        thank you|u very|so much|kindly|indeed
        thank you|u
        thank you all|both|everyone|again|anyway
        thanks|thank|thx for .. so quickly|fast|promptly|soon|swiftly|early|kindly
        thanks|thank|thx you for .. so quickly|fast|promptly|soon|swiftly|early|kindly
        thanks|thank|thx for letting me|us know $
        thanks|thank|thx you for letting me|us know $
        thanks|thank|thx for confirming|replying|answering|responding|writing|calling|coming|
            sending|checking|explaining|helping|sorting back|quickly|fast|promptly|yesterday|
            everything|all|over|anyway|out
        thanks
        thanks a lot|million|bunch|ton
        thanks so|very much
        thanks again|all|everyone|everybody|both|anyway|indeed
        many|much|big|huge|warm thanks
        thank you ever so much
        thx|tnx|thnx|ty|tks|thanx|thks
        tysm|tyvm|thankyou|gotcha|roger
        thanks|thank|ta|cheers you heaps|millions|bunches|mate|ever|kindly|indeed
        thanks ever so much
        thanking you
        many many thanks
        roger|copy that
        nice one
        spot on
        job done
        problem|issue|mystery solved
        case closed
        crystal clear
        loud and clear
        that|this|it did it|that
        that|this|it did the trick|job
        works|worked|working a treat|charm
        works|worked|working like a charm|dream
        i owe you one
        saved|made my|our day|life|week|bacon|skin
        you saved|made my|our day|life|week|bacon|skin
        you've saved|made my|our day|life|week|bacon|skin
        you're|you are amazing|brilliant|wonderful|fantastic|great|marvellous|incredible
        that was quick|fast|speedy|painless
        quick|great|lovely|super work|stuff|service
        i'm|we're very|so|really|truly pleased|happy|delighted|glad|relieved|touched
        i'm|we're|i|we am|are delighted|pleased|thrilled|relieved|touched|glad
        message received
        received and filed|read|understood|saved
        bless you
        rec'd|recd
        got em|'em
        seen it|that|them|this
        filed|saved|downloaded|printed|archived
        that settles|explains it|that|everything|things
        good|nice|great to know|hear
        how kind|nice|lovely|sweet|thoughtful|generous
        you are the|a|an best|star|lifesaver|legend|angel|treasure|gem
        it|that reads|works|fits|looks beautifully|perfectly|wonderfully
        works|working now|again|fine|perfectly|beautifully
        very|most|really useful|handy|helpful
        that's|thats handy|useful|great
        much|far better
        i'm|we're|i|we am|are much|very|most|so obliged|grateful
        now it's|it|is complete|done|sorted
        cheers
        wow|ta
        that|this was|is|were .. fast|quick|speedy
        that's|it's exactly|just|precisely what i|we needed|wanted|need|want|had|meant
        that|this|it is|was exactly|just|precisely what i|we needed|wanted|need|want|had|meant
        exactly|just what i|we|was
        exactly|just what i|we|was .. looking for
        exactly|just what i|we needed|wanted|was|were
        it|that|all works|worked|working .. now|again|fine|perfectly
        much|very|really|greatly|so|truly appreciated|obliged
        really|very|greatly|truly|much|do|i|we appreciate
        appreciate it|that|this|your|the it|help|efforts|effort|time|support|hard|work|quick|
            reply|response|all|everything
        appreciate it|that|this
        i|we really|do|very|greatly|truly|so appreciate
        i|we much appreciate
        appreciated
        i|we appreciate
        very|most|so kind|helpful|grateful of|to you
        very|most|so|really kind|helpful|grateful
        that's|that|it|is|it's .. kind|nice|good|sweet of you
        you're|u|you are|r|so|most|very welcome
        you're|you welcome
        you're so|very|most kind|welcome
        my pleasure
        don't mention it
        not at all
        received
        it|all|everything|they arrived|came|landed
        all|everything fine|complete|good|correct
        received with thanks
        with thanks
        well received
        received it|them|and noted|with thanks
        got it|that|them|this|both|all
        got your mail|email|message|note
        noted
        your message|mail|email|note|parcel|package|payment|letter received|arrived
        i've|i|we|we've had|took|have a|had look
        had a look
        looked at it|them|that|this
        top notch
        duly noted
        all|well|it|that|they is|are|done|clear
        all|that's|it's clear|done|received|arrived|sorted
        done
        it's done|here
        has|have|safely arrived|received safely
        has|have just|all|now arrived
        arrived|landed safely|safe|well|today|fine
        understood
        i understand
        i see
        good|great|nice|excellent|fantastic|amazing|super|terrific|outstanding|wonderful|awesome|
            brilliant|superb|lovely job|work|stuff|news|presentation|effort
        great|good|nice|excellent job|work|idea everyone|everybody|all
        well done
        congratulations|congrats
        kudos
        you|y'all did a|an great|good|excellent|super|terrific|wonderful|fantastic job|work
        great|good|nice|fine presentation|idea|point|catch|one
        same here
        that answers|answered|clears|cleared my|our|all|everything|it question|questions|up
        that answers|clears everything|it|all
        no|without further|more questions|question
        that|this is|was|helps|helped very|so|all|a|great|lot|really|most helpful|useful|i|
            we needed|help|lot
        that|this helps|helped
        that's|it's very|so|really|most helpful|kind|useful
        that|it was very|so|really|most helpful|kind|useful
        clears|cleared that|it|things|everything up
        what a relief
        that's a relief|load
        sorry for|about the|all|any trouble|bother|confusion|mix-up|hassle|inconvenience|fuss
        my mistake|bad|fault|apologies
        lifesaver|life-saver|star|legend
        you're|you|are the|a|an best|star|lifesaver|legend|angel|treasure
        thumbs up
        very|most|so|really helpful|useful|kind
        thanks|thank you for your|the|all help|support|time|effort|patience with this|it|that
        that's|that|is all i|we needed|need|wanted
        that is all i|we needed|need|wanted
        i've|i|we|we've have|got|received everything|it|all|both|them now|here|safely
        i've|i|we|we've have got everything|it|all|both|them now
        i've|i|we|we've got|have everything|all now|here
        great|super|excellent|brilliant|fantastic|perfect|lovely|top service|support|response|
            turnaround as always|ever
        great|super|excellent|brilliant|fantastic|perfect|lovely|top service|support|turnaround
        that's|that the|was one|ticket|job
        exactly|just right
        ta very|so|muchly much
        ta
        thx|tnx very|so much
        for getting|turning|doing|sorting|fixing|making|sending that|this|it|them round|back|out|
            done .. quickly|fast|promptly
        i'm|we're|i|we am|are|really|very|much|so grateful|obliged|impressed
        all|now|both booked|entered|logged|posted|recorded in
        all entered|booked|logged|posted|recorded|noted
        it's|they're|is|are|now|all on|in the|file|our|my list|file|system|books|records
        it's|they're|is|are|now|all on|in file
        that's|that is|was|it's kind|sweet|lovely|good|thoughtful|nice of you
        on the|already mend
        on the mend already
        feeling|already|much|a|i'm better already|now
        so|how sweet|kind|good|lovely of you
        safely|safe here
        here|arrived safe|safely|and|in|undamaged sound|well
        in one piece
        that's|that is|was all|everything|exactly|just .. i|we|they|needed|wanted|asked|after
        top|great|super|brilliant|excellent|fantastic service|job|work as ever|always|usual
        thank you for confirming|replying|answering|responding|writing|calling|checking|
            explaining|helping|arranging|fixing
        thank|thanks you for taking the|such trouble|care
        thanks for taking the|such trouble|care
        it|they|these|both|all came|arrived today|yesterday|already
        collected|noticed|fetched|seen it|them|that this morning
        collected|noticed|fetched it|them|that
        no need to apologise|apologize|worry
        no harm|bother|trouble done|whatsoever
        it was|is no bother|trouble
        no harm done
        apology|apologies accepted
        we|i have|got it|them|him|her back
        all is|was as agreed
        i|we ~hereby|herewith|gladly|can confirm|acknowledge ~the|safe receipt
        i|we ~hereby|herewith|gladly|can confirm|acknowledge ~the|safe receipt of ~your|the|this|
            last|latest|both mail|email|e-mail|message|letter|note|documents|papers|parcel|goods|
            payment|invoice
        confirming|acknowledging ~the|safe receipt
        confirming|acknowledging ~the|safe receipt of ~your|the|this|last mail|email|e-mail|
            message|letter|note|documents|papers|parcel|goods|payment|invoice
        no further|more questions ~from|on|at|my|our side|end|part
        no further|more questions from me|us
        no questions ~from|on|at my|our side|end|part
    """,
    thanks_for="""
        thank you|u .. for
        thanks .. for
        very|so|many|big|huge|special|warm|again .. thanks|thank|thankful|grateful .. for
        thx|tnx|ty|thanx for
        many thanks for
        appreciate your|the|you|all|that
        i|we .. appreciate your|the|you|all|that
        you did|done a|an .. job|work
        great|good|nice|excellent|fantastic|super job|work .. on|in|with|for|protecting|getting|
            handling
        grateful for
        thank you|u to
        thanks to
    """,
    agrees="""
        ok|okay|k|okey|okey-dokey
        ok then
        yes|yep|yeah|yup|yess|ya
        yes of course
        yes please
        yes it|that|they|we|i is|does|do|are|will|would|can
        it does|is
        sure
        sure thing
        for sure
        certainly|absolutely|definitely|exactly|indeed|correct|right
        of course
        by all means
        fine
        that's|it's|all|is|sounds|looks|this|seems fine|ok|okay|good|great|perfect|right|correct|
            alright|excellent|wonderful|awesome by|with|to|for me|us
        that's|it's|all|is|sounds|looks|this|seems|look fine|ok|okay|good|great|perfect|right|
            correct|alright|excellent|wonderful|awesome
        that is|sounds|looks|works|would|will|all fine|ok|okay|good|great|perfect|right|correct|be
        that is|sounds|looks|works|would|will be|for fine|ok|great|perfect|me|us
        fine|ok|okay|good|great|perfect|works|suits by|with|for|to me|us
        works|suits for me|us
        that|this|it works|suits|will|would do|work|suit for me|us
        that|this|it works|suits|fits
        that works|suits perfectly|well|fine|me|us
        it|that|this|they looks|look|sounds|sound|seems|is|are good|great|fine|ok|okay|perfect
        looks|look|sounds|sound good|great|fine|ok|okay|perfect to|from|for me|us|here
        sounds like a plan
        good|very|great good|idea|plan
        great|perfect|excellent|super|lovely|brilliant|wonderful|fantastic|fab|terrific|splendid|
            awesome|amazing|cool|nice|good|superb
        great idea|plan
        very good|well|nice
        all good|right|set
        alright|allright|alrighty
        so be it
        as it is
        leave it at|as|like that|it|is
        please|pls|just do
        no problem|problems|worries|prob|issue
        not a problem|bother
        you got it
        as you|always suggested|wish|proposed|say
        happy|fine|good|ok with that|this|it
        happy with that|this|it
        gladly
        with pleasure
        i'd|we'd love|like|be to|that|delighted
        that|it|this would|will|'d|is be|really great|good|perfect|lovely|wonderful|fantastic|
            brilliant|super|ideal|fine|nice|excellent|awesome|appreciated
        that'd|it'd be great|good|perfect|lovely|wonderful|fantastic|brilliant|super|ideal|fine|
            nice
        absolutely|certainly|definitely|gladly
        monday|tuesday|wednesday|thursday|friday|tomorrow|morning|afternoon works|suits|is|
            it works|suits|is|fine|good|perfect|great|ok
        monday|tuesday|wednesday|thursday|friday|tomorrow works|suits
        monday|tuesday|wednesday|thursday|friday|tomorrow works|suits|is for|fine|me|us|well|good|
            perfect|great .. me|us|well|then
        yes|please do
        why not
        that's|that|this brilliant|fantastic|lovely|super|amazing|marvellous|terrific|smashing|
            ideal
        that|this is brilliant|fantastic|lovely|super|amazing|marvellous|terrific|smashing|ideal
        that|this|these|those|it is|are ~very|really|such good|great|wonderful|excellent|fantastic|
            lovely|brilliant news
        that's|it's ~very|really|such good|great|wonderful|excellent|fantastic|lovely|brilliant|
            amazing news
    """,
    accepts="""
        i|we accept|approve
        approved|accepted
        it's|that's a deal
        deal
        do|go ahead
        please|pls|just|do|so|then go ahead
        please|pls|just|then proceed
        do it|so|that
        go for it
        let's do that|it|this
        let's go ahead|for with|it
        count me|us in
        i'm|we're in
        consider it|this|that approved|accepted|ordered|agreed|signed
        good to go
    """,
    accords="""
        agreed
        i|we agree|concur|confirm
        i|we fully|completely|totally agree
        confirmed
    """,
    undertakes="""
        will do
        i'll|we'll send|forward|email|mail|upload ~you|over|the|our|my|your|a|an|new|final|revised|
            signed|updated|print|missing artwork|file|files|data|drawing|drawings|plan|plans|specs|
            specification|sample|samples|invoice|contract|form|document|documents|list|details|
            address|pdf|figures|photos|pictures|logo|layout|draft|proof|measurements ~by|on|until|
            before|next|this|later monday|tuesday|wednesday|thursday|friday|saturday|sunday|
            tomorrow|today|tonight|shortly|soon|noon
        i|we will|shall send|forward|email|mail|upload ~you|over|the|our|my|your|a|an|new|final|
            revised|signed|updated|print|missing artwork|file|files|data|drawing|drawings|plan|
            plans|specs|specification|sample|samples|invoice|contract|form|document|documents|list|
            details|address|pdf|figures|photos|pictures|logo|layout|draft|proof|measurements ~by|on|
            until|before|next|this|later monday|tuesday|wednesday|thursday|friday|saturday|sunday|
            tomorrow|today|tonight|shortly|soon|noon
        will do that|this|so|it
        i|we will|shall do that|this|so|it|likewise|same
        i|we will|shall do
        i'll|we'll do that|this|so|it
        i'll|we'll do
        i'll|we'll|will see|attend to it|that|this
        i'll|we'll get on|onto|right it|that|to
        on it
        leave it|that|this with|to me|us
        consider it done
        you'll have it|them|that tomorrow|today|shortly|soon|then
        i'll|we'll|will send|forward|bring|do it|them|over|across|through
        i'll|we'll|will send|forward|bring|do it|them|over|across|through today|tomorrow|shortly|
            later|soon
    """,
    takes_back="""
        never mind
        nevermind
        never mind my|our|the|this|that ~last|previous|earlier|first mail|email|e-mail|message|note|
            question
        found|located it|them
        found|located it|them myself|ourselves|now|already|meanwhile|elsewhere
        found|located it|them ~in|on|at|under|among|the|your|our|my|last|old|previous|
            first|same invoice|offer|quote|order|confirmation|catalogue|catalog|list|website|site|
            page|portal|folder|attachment|mail|email|e-mail|inbox|archive|files|drive|spam|meantime
        i|we|i've|we've ~have|just|already|now|finally|since|meanwhile found|located it|them
        i|we|i've|we've ~have|just|already|now|finally|since|meanwhile found|located it|them myself|
            ourselves|now|already|meanwhile|elsewhere
        i|we|i've|we've ~have|just|already|now|finally|since|meanwhile found|located it|them ~in|on|
            at|under|among|the|your|our|my|last|old|previous|first|same invoice|offer|quote|order|
            confirmation|catalogue|catalog|list|website|site|page|portal|folder|attachment|mail|
            email|e-mail|inbox|archive|files|drive|spam|meantime
        in the meantime ~we|i|have found|located|got it|them
        i|we|i've|we've ~have|just|already|now|finally|since|meanwhile sorted|solved|resolved|
            settled it|that
        i|we|i've|we've ~have|just|already|now|finally|since|meanwhile sorted|solved|resolved|
            settled it|that myself|ourselves|now|already|meanwhile
        i|we|i've|we've ~have|just|already|now|finally|since|meanwhile sorted|figured|worked it|
            that out
        i|we|i've|we've ~have|just|already|now|finally|since|meanwhile sorted|figured|worked it|
            that out myself|ourselves|now|already|meanwhile
        sorted|figured|worked it|that out
        sorted|figured|worked it|that out myself|ourselves|now|already|meanwhile
        no need|reason to reply|respond|answer|write ~back|any anymore|more|longer|now
        no reply|answer|response needed|necessary|required ~any anymore|more|longer|now
        you don't need|have to reply|respond|answer ~any anymore|more|longer|now
        you needn't reply|respond|answer ~any anymore|more|longer|now
        no longer needed|necessary|required|relevant
        forget my|our ~last|previous|earlier|first mail|email|e-mail|message|note|question
        please|pls|kindly|just ignore|disregard|forget my|our|the|this|that ~last|previous|earlier|
            first|other mail|email|e-mail|message|note|question
        ignore|disregard my|our|the|this|that ~last|previous|earlier|first|other mail|email|e-mail|
            message|note|question
        sent by mistake|accident
    """,
    tells="""
        we|i will|shall prepare|clear ~the|our|a dock|ramp|gate|yard|driveway|door|room|place|space|
            forklift
        please|pls ~do|not|don't hesitate to contact|call|ask|email|e-mail|write|phone|message|reach
        please|pls ~do|not|don't hesitate to contact|call|ask|email|e-mail|write|phone|message|
            reach ~out|to|back me|us
        do|don't ~not hesitate to contact|call|ask|email|e-mail|write|phone|message|reach
        do|don't ~not hesitate to contact|call|ask|email|e-mail|write|phone|message|reach ~out|
            to me|us
        if|should you ~should have ~any|some|further|more|other questions|queries|question|concerns|
            problems
        if|should you ~should have ~any|some|further|more|other questions|queries|question|concerns|
            problems ~please|just|simply|kindly|feel|free|to|do|not|don't|hesitate contact|call|ask|
            email|e-mail|write|phone|message|reach ~me|us
        if|should you ~should have ~any|some|further|more|other questions|queries|question|concerns|
            problems ~please|just|simply|kindly|feel|free|to|do|not|don't|hesitate contact|call|ask|
            email|e-mail|write|phone|message|reach me|us
        we'll|i'll prepare|clear ~the|our|a dock|ramp|gate|yard|door|driveway|room|place|space|
            forklift
        we|i will|shall have|keep ~the|our|a dock|ramp|gate|yard|door|driveway|room|place|space|
            forklift ready|clear|open|free
        we'll|i'll have|keep ~the|our|a dock|ramp|gate|yard|door|driveway|room|place|space|
            forklift ready|clear|open|free
        goodbye|bye|bye-bye
        till|until then
        no need|reason to reply|respond|answer|write back
        no need|reason to reply|respond|answer|write
        no reply|answer|response needed|necessary|required
        you don't need|have to reply|respond|answer
        you needn't reply|respond|answer
    """,
    appoints="""
        see you all|both|again|on|next|this ~on|next|this monday|tuesday|wednesday|thursday|friday|
            saturday|sunday|tomorrow
        see you monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow
        see you monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow then|morning|
            afternoon|evening
        see you ~all|both|again|on|next|this monday|tuesday|wednesday|thursday|friday|saturday|
            sunday|tomorrow ~at|around|morning|afternoon|# #|nine|ten|eleven|noon|one|two|three|four
        until|till ~next monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow
        we|i'll|we'll|i will|see|expect you ~all|both|on|next|this monday|tuesday|wednesday|
            thursday|friday|saturday|sunday|tomorrow
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow ~morning|afternoon|
            evening|at|around|the|#|nine|ten|eleven|noon|one|two|three|four|o'clock|am|pm is fine|
            ok|okay|good|great|perfect
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow ~morning|afternoon|
            evening|at|around|the|#|nine|ten|eleven|noon|one|two|three|four|o'clock|am|pm is fine|
            ok|okay|good|great|perfect for|by|with me|us
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow ~morning|afternoon|
            evening|at|around|the|#|nine|ten|eleven|noon|one|two|three|four|o'clock|am|pm works|
            suits ~for me|us
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow ~morning|afternoon|
            evening|at|around|the|#|nine|ten|eleven|noon|one|two|three|four|o'clock|am|pm works|
            suits
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow ~morning|afternoon|
            evening|at|around|the|#|nine|ten|eleven|noon|one|two|three|four|o'clock|am|pm works|
            suits ~for me|us fine|well|perfectly
        we|i|we're|i'm|are|am look|looking forward to ~the|your delivery|visit|meeting|call|
            installation ~on|next|this monday|tuesday|wednesday|thursday|friday|saturday|sunday|
            tomorrow
        we|i will|shall wait for|await ~the|your delivery|goods|shipment|truck|lorry|parcel|pallets|
            consignment
        we|i will|shall wait for|await ~the|your delivery|goods|shipment|truck|lorry|parcel|pallets|
            consignment then
        we'll|i'll wait for|await ~the|your delivery|goods|shipment|truck|lorry|parcel|pallets|
            consignment
        we'll|i'll wait for|await ~the|your delivery|goods|shipment|truck|lorry|parcel|pallets|
            consignment then
        looking forward to ~the|your delivery|visit|meeting|call|installation ~on|next|this monday|
            tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow
        i|we ~hereby|herewith|gladly accept ~the|your|this|proposed appointment|date|slot
        hereby|herewith|gladly i|we accept ~the|your|this|proposed appointment|date|slot
    """,
    social="""
        have a good|nice|great|lovely|wonderful|pleasant|happy|fantastic day|weekend|evening|one|
            time|week|holiday|trip|vacation|afternoon|night|christmas|flight|rest
        have|had a good|nice|great|lovely day|weekend too|as
        hope you|all .. day|weekend|holiday|vacation|trip|time|one|evening|week too|as
        hope you|all .. day|weekend|holiday|vacation|trip|time|one|evening|week
        enjoy your|the day|weekend|evening|week|holiday|holidays|trip|vacation|rest|time
        enjoy
        happy easter|holidays|thanksgiving|christmas|new|birthday year
        happy easter|holidays|thanksgiving|christmas|birthday
        merry christmas
        happy new year
        good|nice|great evening|night|weekend|day|luck|morning|afternoon
        see you|ya soon|then|later|around|there|tomorrow
        see you|ya
        we'll|i'll|will see you|ya when you get back|return .. vacation|holiday|trip|leave
        see you|ya when you get back|return .. vacation|holiday|trip|leave
        talk|speak soon|later
        talk|speak to you soon|later
        take care
        bye
        as well
        you|to too|you
        and you|to
        let me|us know if .. any .. problems|questions|issues|problem|question|concerns
        hope you|all .. well|okay|ok|fine
        the|you same to
        same to you
        it's|that's all good
        all the best
        best wishes|regards
        kind|warm|best regards
        regards
        again|so|very|much|all|everyone|everybody|folks|guys|team|indeed|now|then|too|both|oh|ah|
            wow|well|phew|hey|hi|hello|dear|just
        for now|that|it|this|everything|all
        and
        i|we
        it|that|this
        a lot|bunch|million
        see you|ya|u then
        as always|ever|usual
        likewise
        same here|to
        you too
        the feeling is mutual
        looking|look forward to meeting|seeing her|him|you|them|it
        dear|my|love|mate|cheers
        sorry
    """,
    parcel="""
        it all everything they them the your our this that both parcel parcels package delivery
        goods doors order invoice letter documents papers samples message mail email payment money
        today yesterday now just safely already
    """,
    bars="""
        is|are|was|were|has|have|had
        not|no|don't|doesn't|didn't|isn't|can't|cannot|won't|haven't|hasn't|never|nothing|none|
            without
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|tonight|next|
            asap|soon|soonest|urgent|urgently|noon|deadline
        january|february|march|april|june|july|august|september|october|november|december
        my|your reply answer|comments
        but|however|although|though|unfortunately|except|unless|still|yet|only|instead|rather|
            until|otherwise
        if|whether|when|once|before|after|by|while|because|until
        please|pls|could|would|should|can|will|may|might|shall|must|need|needs|want|like|let
        question|questions
        what|where|which|who|how|why
        advance|attention|consideration|cooperation|understanding|soonest|earliest|convenience|
            cancelling|canceling|letting|returning|sending|replying|confirming|forwarding|making|
            changing|fixing|checking|signing|taking|looking|arranging|dealing|doing|resending|
            providing|correcting|completing|reviewing
        one|two|three|four|five|six|seven|eight|nine|ten|dozen|another|more|second|third|other|
            wrong|missing|broken|late
        then $
        it is $
    """,
    offer_asked="""
        shall|should i|we
        may|can|could i|we
        do|would|did you want|like me|us|to
        would you like|prefer
        want me|us to
    """,
    offer="""
        need|require|await|awaiting .. your ok|okay|go-ahead|approval|consent|nod
        waiting|wait for .. your ok|okay|go-ahead|approval|consent|nod
        if so|yes|agreed|ok|okay
        if that|this|it is|suits|works|helps|would .. i'll|we'll|i|we
        if you like|want|wish|agree|prefer|approve|need .. i'll|we'll|i|we
        if you'd|you would like|prefer|rather .. i'll|we'll|i|we
        i'll|we'll|i|we .. if you like|want|wish|agree|prefer|approve|confirm
        i'll|we'll|i|we .. if that|this|it suits|works|is|helps
        happy|glad|pleased to .. if
        let me|us know if|whether|when i|we should|can|shall|may
        let me|us know if|whether you'd|you|that|this like|would|want|agree|works|suits|is|wish
        just say so|yes|ok|okay|if|when|whether|which|the
        just say $
        i|we could|might
        i|we can .. for you|if|free|extra|also
        happy|glad to .. if
        happy|glad to add|send|rework|change|help|do|arrange|include|deliver|come|show|offer
        on|upon request i|we|i'll|we'll
        would|'d be free|available|possible
        have a|one|another|two|some .. slot|slots|opening|appointment|appointments
        is|are still free|available|open
        you can have monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|the
        look|looking forward to your order|decision|approval|go-ahead|confirmation
    """,
    decision="""
        ok|okay|alright|acceptable|agreed|agreeable|suit|suits|works|work|convenient|possible|fine
        good|right for|with|by you
        do|would|can|could|will you
        are you free|available|happy|interested|in|sure
        we|i|it|this|they|that go|stay|keep
        how|what about
        right|correct|deal|agreed|interested $
    """,
    deed="""
        can|could|would|will|might you .. send|forward|resend|give|let|tell|check|fill|return|
            provide|
            share|show|explain|call|ring|email|write|put|pass|get|make|fix|look|ask|arrange|update|
            upload|pay|transfer|help|bring|review|clarify|attach|copy|add|remove|sign|measure|test
        can|could|would|will|might you have .. signed|sent|checked|done|looked
    """,
    fact="""
        ^ what|where|when|who|whom|whose|why|which|how
        may|can|could|might i|we .. ask|enquire|inquire|remind|know
        have|has|did|were|was .. already|yet
    """,
    away="""
        out of office|the|town office
        out of office
        on|annual|maternity|paternity|parental|sick leave|vacation|holiday|holidays
        on annual|maternity|paternity|parental|sick leave
        am|will|i'm|be|currently away|absent|travelling|traveling|unavailable
        am|will currently|be away|out|on|absent|travelling|traveling|unavailable
        away from my|the|until desk|office
        away until|from|on
        returning|back to the office
        back in the office
        limited|no|intermittent access .. email|e-mail|emails|mail|phone
        intermittent|limited access
    """,
    automatic="""
        this|is is|an|a|automated|automatic|auto-generated|system-generated|
            automatically automated|automatic|auto-generated|system-generated|automatically|
            generated .. message|email|e-mail|mail|notification|reply|response|notice
        this is|was an|a automated|automatic|auto-generated|system-generated|automatically|
            computer-generated
        this message|email|e-mail|mail|notification was|is|has .. automatically|auto-generated|
            system
        automatically generated
        do not|please|don't not|reply|respond .. to|this this|email|e-mail|message|mail|address
        unmonitored|unattended mailbox|address|inbox
        mailbox|inbox|address is not monitored
    """,
    please="please pls plz kindly need",
    advertises="""
        facebook linkedin instagram youtube xing tiktok twitter newsletter website homepage blog
        shop webshop onlineshop online app catalogue catalog fair expo booth hall stand privacy
        gdpr confidential environment
    """,
    days="""
        monday tuesday wednesday thursday friday saturday sunday tomorrow
    """,
    how="""
        in by via after before with without minus plus skip hold mind use keep leave double also
        same only no gate cc attention per
    """,
    how_after="",
    bound_for="for to",
    itself="this",
    we="we i i've we've",
    you="you you're you'd",
    your="your",
    got="got get received receiving sent",
    instead="""
        contact call ring phone write email e-mail mail reach resend
    """,
    urgent="urgent emergenc immediate help",
    notions="""
        we: i we me us my our mine ours myself ourselves i'm we're i'd we'd
        shall: i'll we'll
        did: i've we've
        you: you your you're you've you'll you'd yours yourself u ur y'all
        others: he she they him her them his their who's someone colleague* boss husband wife
            foreman caretaker accountant* customer* client* tenant* guest* team
        not: not no don't doesn't didn't isn't aren't wasn't can't cannot won't couldn't haven't
            hasn't wouldn't nothing without nor dont cant doesnt isnt didnt wont havent never
        nobody: nobody no-one noone none
        but: but however though although yet still except unfortunately sadly only afraid actually
            instead otherwise
        again: again once still always twice third another
        want: want wants wanted like wish prefer rather need needs needed require required must
            should hope hoping love interested interest fancy could would
        please: please pls plz kindly appreciate grateful request asap urgent urgently soonest
        do: send resend make put add remove take leave cancel change check correct hold keep let
            tell call ring stop deliver bring move book post repost give swap arrange replace try
            confirm hurry
        done: done sent passed forwarded told paid signed transferred booked received arrived
            installed fixed finished settled sorted agreed approved checked noted filed collected
            accepted delivered updated informed
        already: already yesterday morning meanwhile since
        well: fine ok okay good great perfect alright right well happy works working clear complete
            enough suits problem worries pleased glad satisfied undamaged intact
            smoothly best fits lovely
        broken: broken damaged crack* leak* torn bent dent* scratch* crush* stuck fail* fault*
            error* crash* faulty defect* noise noisy smell* drip* wet dirty rattle* flicker* slam*
            loose smash* burnt spoiled mould* jam* stopp* wobbl* corrupt* dead expired blocked
            misspelt cold rust* apart
        wrong: wrong incorrect mistake* mistaken mix-up mismatch differ* odd strange confus*
            unacceptable disappoint* annoy* unhappy late delay* overdue wait* chas* worse higher
            less short too clash*
        missing: missing miss lacks lacking short lost nowhere unopened absent
        stop: cancel* stop* postpone* withdraw* terminate* refuse* reject* decline* return*
            complain* clos* unsubscribe
        which: what when where who whom which why how whether if wonder* curious any
        yes: yes yeah yep sure agreed agree accept go deal
        no: no nope nah
        thanks: thank thanks thx ta cheers appreciate* grateful thankyou ty kind
        sorry: sorry apolog* excuse regret pardon
        praise: congratulations congrat* beautiful lovely excellent brilliant wonderful gorgeous
            marvellous impress* wow fantastic amazing nice
        wish: wish wishes weekend holiday holidays christmas easter year greetings regards
        when: today tomorrow monday tuesday wednesday thursday friday saturday sunday week weeks
            month months day days morning afternoon noon evening year january february march april
            may june july august september october november december hour hours am pm end by until
            before next
        money: price* cost* invoice* pay* paid payment bill* discount* euro* pound* percent vat
            refund* credit* amount charge* fee*
        more: more another extra additional also too plus bigger further
        instead: instead rather than only not
        agreed: promised agreed told said stated ordered understood expected supposed
        attached: here here's herewith attached enclosed attachment enclosure find
        info: fyi information info note records know update inform informed files
        is: has had was were is are will
        accept: accept* approv* agree* go-ahead sign-off released consent* confirm* deal choose
            chosen decide* decision
        go: go goes proceed start starts begin print publish produce build launch ship run ahead
        take: take have pick choose option version two three four pack packs
    """,
)
